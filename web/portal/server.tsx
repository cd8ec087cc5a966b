import assets from 'virtual:portal-assets';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../client/locale.ts';
import type {
  HandInPageProps,
  LinkConfirmPageProps,
  MessagePageProps,
  MyRequestsPageProps,
  PortalFrame,
  SignInPageProps,
  TakePageProps,
  TicketPageProps,
  WaitPageProps,
  ZonePageProps,
} from './model.ts';
import { pages } from './pages.ts';
import { ReaderProvider } from './reader.ts';
import { titleOf } from './title.ts';
import { wordsIn } from './words.ts';

export type PageProps = {
  ticket: TicketPageProps;
  signIn: SignInPageProps;
  linkConfirm: LinkConfirmPageProps;
  handIn: HandInPageProps;
  myRequests: MyRequestsPageProps;
  message: MessagePageProps;
  zone: ZonePageProps;
  take: TakePageProps;
  wait: WaitPageProps;
};

/** The line and its ring, drawn in the address itself: one request less. */
const deskIcon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20' fill='none' stroke='%230f5563' stroke-width='2.2' stroke-linecap='round'%3E%3Cpath d='M10 1.5v6.3a5 5 0 1 1-5 5'/%3E%3C/svg%3E";

const brandIcon = ({ sign, colour }: NonNullable<PortalFrame['brand']>): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><rect width='20' height='20' rx='4' fill='${colour}'/><text x='10' y='15' font-family='sans-serif' font-size='14' font-weight='600' text-anchor='middle' fill='#fff'>${sign.replace(/[<>&'"]/g, '')}</text></svg>`,
  )}`;

/** Makes one page of the portal: a whole document as text, without a script or style in it that a strict policy refuses. */
export function render<Page extends keyof PageProps>(page: Page, props: PageProps[Page], locale: Locale): string {
  const t = wordsIn(locale);
  const frame: PortalFrame = props;
  const face = { locale, zone: frame.reader.zone, now: Date.parse(frame.reader.now) };
  const Body = pages[page] as ComponentType<PageProps[Page]>;
  const html = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{titleOf(page, props, t)}</title>
        <link rel="icon" href={frame.brand ? brandIcon(frame.brand) : deskIcon} />
        <link rel="stylesheet" href={assets.style} />
        {frame.brand && <link rel="stylesheet" href={frame.brand.styleHref} />}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <ReaderProvider value={{ t, face }}>
          <Body {...props} />
        </ReaderProvider>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
