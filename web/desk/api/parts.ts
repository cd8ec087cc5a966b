import { apiCompensation } from './compensation.ts';
import { apiIntake } from './intake.ts';
import { apiMail } from './mail.ts';
import { apiMailboxes } from './mailboxes.ts';
import { apiMerging } from './merging.ts';
import { apiPeople } from './people.ts';
import { apiPlaces } from './places.ts';
import { apiPromises } from './promises.ts';

/** What each part of the desk asks of the API, beside lists and tickets. */
export const apiParts = {
  ...apiPlaces,
  ...apiMail,
  ...apiIntake,
  ...apiMailboxes,
  ...apiMerging,
  ...apiPeople,
  ...apiPromises,
  ...apiCompensation,
};
