import type { TFunction } from 'i18next';
import type { PageProps } from './server.tsx';

/** The name of the page in the browser's tab. */
export function titleOf<Page extends keyof PageProps>(page: Page, props: PageProps[Page], t: TFunction): string {
  const desk = props.deskName;
  if ('title' in props) {
    const title = props.locked ? t('portal.caseTitle', { number: props.number }) : props.title;
    return t('portal.title', { title, desk });
  }
  if ('message' in props) {
    const { kind } = props.message;
    return t('portal.title', { title: kind === 'linkSent' ? t('portal.askedTitle') : t(`portal.${kind}Title`), desk });
  }
  if (page === 'handIn') return t('portal.title', { title: t('portal.handInTitle'), desk });
  if (page === 'zone') return t('portal.title', { title: t('portal.zone.title'), desk });
  if ('choice' in props) return t('portal.title', { title: t('portal.caseTitle', { number: props.number }), desk });
  if ('tickets' in props) {
    const { length: count } = props.tickets;
    return t('portal.title', { title: t(count > 0 ? 'portal.take.title' : 'portal.take.doneTitle', { count }), desk });
  }
  if (page === 'signIn') return t('portal.askLinkTitle', { desk });
  return t('portal.title', {
    title: page === 'myRequests' ? t('portal.requestsTitle') : t('portal.confirmTitle'),
    desk,
  });
}
