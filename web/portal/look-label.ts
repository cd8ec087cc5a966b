import type { TFunction } from 'i18next';
import type { PromiseLook } from '../ui/promise/promise-mark.tsx';

/** The name of a mark, said to the requester: "their turn" is "your turn" here. */
export function lookLabel(look: PromiseLook, t: TFunction): string {
  return look === 'waiting' ? t('portal.yourTurn') : t(`promise.look.${look}`);
}
