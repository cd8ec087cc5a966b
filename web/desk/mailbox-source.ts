import type { addBrand, BrandPreviewView, BrandView } from '../../contract/brands.ts';
import type { DkimKeyView } from '../../contract/dkim.ts';
import type { BodyOf } from '../../contract/endpoint.ts';
import type * as health from '../../contract/mailboxes/health.ts';
import type * as contract from '../../contract/mailboxes.ts';

export type MailboxView = contract.MailboxDetail;
export type MailboxChange = BodyOf<typeof contract.changeMailbox>;
export type FetchingWish = BodyOf<typeof contract.setMailboxSource>;
export type SignInWish = BodyOf<typeof contract.setMailboxSignIn>;
export type SendingWish = BodyOf<typeof contract.setMailboxSender>;
export type ModeWish = BodyOf<typeof contract.setMailboxMode>;
export type BrandWish = BodyOf<typeof addBrand>;
export type Signs = DkimKeyView['signs'];

/** How mailboxes are connected, the keys that sign their mail, and the brands under which they speak. */
export type MailboxSource = {
  mailboxes: () => Promise<MailboxView[]>;
  mailbox: (id: string) => Promise<MailboxView>;
  addMailbox: (address: string) => Promise<{ id: string }>;
  removeMailbox: (id: string) => Promise<void>;
  changeMailbox: (id: string, change: MailboxChange) => Promise<MailboxView>;
  /** Really signs in and gives the folders; nothing is kept. */
  tryFetching: (id: string, wish: FetchingWish) => Promise<string[]>;
  setFetching: (id: string, wish: FetchingWish) => Promise<MailboxView>;
  /** From now on its mail is taken. */
  startFetching: (id: string) => Promise<MailboxView>;
  stopFetching: (id: string) => Promise<void>;
  setMailboxSignIn: (id: string, wish: SignInWish) => Promise<MailboxView>;
  /** Where the administrator consents; the browser goes there. */
  consentAddress: (id: string) => Promise<string>;
  setSending: (id: string, wish: SendingWish) => Promise<MailboxView>;
  stopSending: (id: string) => Promise<void>;
  setMailboxMode: (id: string, wish: ModeWish) => Promise<void>;
  testMailbox: (id: string) => Promise<health.MailboxTestView>;
  mailboxTest: (id: string, testId: string) => Promise<health.MailboxTestView>;
  mailboxAlarms: () => Promise<health.MailboxAlarmView[]>;
  dkimKeys: () => Promise<DkimKeyView[]>;
  setDkimKey: (domain: string, signs: Signs) => Promise<DkimKeyView>;
  checkDkimKey: (domain: string) => Promise<DkimKeyView>;
  removeDkimKey: (domain: string) => Promise<void>;
  brands: () => Promise<BrandView[]>;
  addBrand: (brand: BrandWish) => Promise<BrandView>;
  changeBrand: (id: string, brand: Partial<BrandWish>) => Promise<BrandView>;
  removeBrand: (id: string) => Promise<void>;
  previewBrand: (brand: { name: string; senderName: string; footer: string }) => Promise<BrandPreviewView[]>;
};
