/** What is arranged for the mail of the whole desk: which senders are web forms, and how much may leave in an hour. */
export type MailSettingsSource = {
  formSenders: () => Promise<FormSenderLine[]>;
  saveFormSender: (form: FormSenderLine) => Promise<void>;
  removeFormSender: (address: string) => Promise<void>;
  outgoing: () => Promise<OutgoingView>;
  setMostMails: (mostMailsAnHour: number) => Promise<void>;
};

/** `field`: the name of the line of the text that holds the address, where Reply-To does not. */
export type FormSenderLine = { address: string; requesterFrom: 'reply_to' | 'body'; field: string | null };

export type OutgoingView = {
  stop: { at: string; mails: number; most: number; why: 'cap' | 'unusual' } | null;
  mostMailsAnHour: number;
};
