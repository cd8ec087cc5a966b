// The page in which the HTML of a message is shown: a document of its own with no origin, no script and no way to load,
// post or lead the reader's page away. Even what the sanitiser might overlook can do nothing here. It lets the browser size
// the frame by its content: nothing else could measure it.

export type MessageFrame = {
  /** What the sanitiser made. */
  html: string;
  language: string;
  images: 'blocked' | 'shown';
  /** The address of a file of the same message, by its content id; null when there is none. */
  inlineUrl: (contentId: string) => string | null;
  filesUrl: string | undefined;
};

/** Links open beside the desk as pages of their own: without escaping, the sandbox would take their scripts away. */
export const frameSandbox = 'allow-popups allow-popups-to-escape-sandbox';

// Mails are written for white paper, whatever the reader's theme. Nothing is wider than the frame, also in print.
const paper =
  'html{background:#fff;color:#1a1a1a;color-scheme:light}body{margin:12px;font:14px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}' +
  'img,table{max-width:100%}img{height:auto}pre{white-space:pre-wrap}bdi{unicode-bidi:isolate}img[data-blocked-src]{min-width:1em;min-height:1em;outline:1px dashed #999}' +
  '@media print{body{margin:0}}';

export function messageFrame(frame: MessageFrame): { page: string; headers: Record<string, string> } {
  const { images, filesUrl } = frame;
  const html = frame.html.replace(/<img [^>]*>/g, (img) => pictured(img, frame));
  const sources = ["'self'", 'data:', filesUrl, ...(images === 'shown' ? ['https:', 'http:'] : [])];
  const policy = [
    `sandbox ${frameSandbox}`,
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${sources.filter((one) => one !== undefined).join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ];
  const language = /^[A-Za-z-]{2,20}$/.test(frame.language) ? frame.language : 'en';
  return {
    page: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="responsive-embedded-sizing" content="allow-origins=*"><title></title><style>${paper}</style></head><body>${html}</body></html>`,
    headers: {
      'content-security-policy': policy.join('; '),
      'cache-control': 'private, no-store',
      'x-dns-prefetch-control': 'off',
    },
  };
}

/** In the sanitiser's output a quote mark stands in no value, so these names are attributes and nothing else. */
function pictured(img: string, { images, inlineUrl }: MessageFrame): string {
  const own = img.replace(/ data-cid="([^"]*)"/, (whole, id: string) => {
    const url = inlineUrl(plain(id));
    return url === null ? whole : ` src="${url.replaceAll('&', '&amp;')}"`;
  });
  return images === 'shown' ? own.replace(' data-blocked-src="', ' referrerpolicy="no-referrer" src="') : own;
}

const plain = (value: string): string =>
  value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
