import { api } from '../../client/api.ts';
import type { FormSenderLine, MailSettingsSource, OutgoingView } from '../mail-settings-source.ts';

/** What is arranged for the mail of the whole desk, from the API. */
export const apiMailSettings: MailSettingsSource = {
  formSenders: async () => (await api.get<{ formSenders: FormSenderLine[] }>('/form-senders')).formSenders,
  saveFormSender: async (form) => {
    await api.put('/form-senders', form);
  },
  removeFormSender: (address) => api.remove(`/form-senders/${encodeURIComponent(address)}`),
  outgoing: () => api.get<OutgoingView>('/outgoing'),
  setMostMails: async (mostMailsAnHour) => {
    await api.patch('/outgoing', { mostMailsAnHour });
  },
};
