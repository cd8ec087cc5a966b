import '../ui/tokens.css';
import '../ui/base.css';
import './portal.css';
import { HandInPage } from './gate/hand-in-page.tsx';
import { LinkConfirmPage } from './gate/link-confirm-page.tsx';
import { MessagePage } from './gate/message-page.tsx';
import { MyRequestsPage } from './gate/my-requests-page.tsx';
import { SignInPage } from './gate/sign-in-page.tsx';
import { TakePage } from './gate/take-page.tsx';
import { WaitPage } from './gate/wait-page.tsx';
import { ZonePage } from './gate/zone-page.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';

/** Every page of the portal. The style sheet is made from exactly these. */
export const pages = {
  ticket: TicketPage,
  signIn: SignInPage,
  linkConfirm: LinkConfirmPage,
  handIn: HandInPage,
  myRequests: MyRequestsPage,
  message: MessagePage,
  zone: ZonePage,
  take: TakePage,
  wait: WaitPage,
};
