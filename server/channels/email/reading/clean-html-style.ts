// Which styles of a stranger's HTML stay. Each property has a pattern for its whole value: nothing that loads (url), nothing
// that runs, nothing that leaves its place (position, negative margins), nothing that hides words or makes them huge.

const colour = [/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/, /^(?:rgb|hsl)a?\([\d.,%\s/]{1,40}\)$/, /^[a-z]{3,20}$/];
/** Up to 999; lists of up to four. */
const length = String.raw`(?:0|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|ex|%|cm|mm|in))`;
const one = new RegExp(`^${length}$`);
const four = new RegExp(`^${length}(?:\\s${length}){0,3}$`);
const wide = /^(?:auto|0|\d{1,4}(?:\.\d{1,3})?px|\d{1,3}(?:\.\d{1,3})?(?:pt|em|rem|%))$/;
// From six pixels, below which words are hidden, to seventy-two.
const fontSize = [
  /^(?:[6-9]|[1-6]\d|7[0-2])(?:\.\d{1,3})?px$/,
  /^(?:[5-9]|[1-4]\d|5[0-4])(?:\.\d{1,3})?pt$/,
  /^(?:0?\.[5-9]\d{0,2}|[1-3](?:\.\d{1,3})?)r?em$/,
  /^(?:[5-9]\d|[12]\d\d|300)(?:\.\d{1,3})?%$/,
  /^(?:xx?-small|small|medium|large|xx?-large|smaller|larger)$/,
];
const family = String.raw`(?:"[\w .-]{1,60}"|'[\w .-]{1,60}'|[\w.-]{1,60}(?: [\w.-]{1,60}){0,5})`;
const lineKind = '(?:none|solid|dashed|dotted|double|groove|ridge|inset|outset)';
const lineWidth = String.raw`(?:0|[0-9]{1,2}(?:\.\d{1,3})?(?:px|pt)|thin|medium|thick)`;
const shade = String.raw`(?:#[0-9a-f]{3,8}|rgba?\([\d.,%\s]{1,40}\)|[a-z]{3,20})`;
const line = [new RegExp(`^(?:${lineWidth}|${lineKind}|${shade})(?: (?:${lineWidth}|${lineKind}|${shade})){0,2}$`)];
const choice = (words: string): RegExp[] => [new RegExp(`^(?:${words})$`)];

const sides = ['top', 'right', 'bottom', 'left'];
const sided = (name: string, values: RegExp[]): Record<string, RegExp[]> =>
  Object.fromEntries([[name, values], ...sides.map((side) => [`${name}-${side}`, values])]);

export const allowedStyles: Record<string, RegExp[]> = {
  color: colour,
  'background-color': colour,
  background: colour,
  'font-family': [new RegExp(`^${family}(?:, ?${family}){0,11}$`)],
  'font-size': fontSize,
  'font-style': choice('normal|italic|oblique'),
  'font-weight': choice('normal|bold|bolder|lighter|[1-9]00'),
  'font-variant': choice('normal|small-caps'),
  'line-height': [
    /^(?:normal|[1-3](?:\.\d{1,3})?|0?\.[89]\d{0,2})$/,
    /^(?:[89]\d|[1-3]\d\d)%$/,
    /^\d{1,2}(?:\.\d{1,3})?(?:px|pt)$/,
  ],
  'letter-spacing': [/^(?:normal|0|[0-4](?:\.\d{1,3})?px|0?\.[0-4]\d{0,2}em)$/],
  'text-align': choice('left|right|center|justify|start|end'),
  'text-decoration': choice('none|underline|line-through|overline'),
  'text-transform': choice('none|uppercase|lowercase|capitalize'),
  'vertical-align': choice('top|middle|bottom|baseline|sub|super|text-top|text-bottom'),
  'white-space': choice('normal|nowrap|pre|pre-wrap|pre-line'),
  'word-break': choice('normal|break-all|break-word|keep-all'),
  'overflow-wrap': choice('normal|break-word|anywhere'),
  'list-style-type': choice('none|disc|circle|square|decimal|lower-alpha|upper-alpha|lower-roman|upper-roman'),
  display: choice('block|inline|inline-block|table|table-row|table-cell|list-item'),
  float: choice('left|right|none'),
  clear: choice('left|right|both|none'),
  width: [wide],
  'min-width': [one],
  'max-width': [wide, /^none$/],
  height: [wide],
  'max-height': [/^none$/],
  ...sided('padding', [four]),
  ...sided('margin', [four, /^auto$/, new RegExp(`^${length} auto$`)]),
  ...sided('border', line),
  'border-color': colour,
  'border-style': choice(lineKind),
  'border-width': [four],
  'border-radius': [four],
  'border-collapse': choice('collapse|separate'),
  'border-spacing': [four],
  'table-layout': choice('auto|fixed'),
};

const mostStyle = 4000;
// A declaration ends at a semicolon that stands in no quotes and no brackets.
const declaration = /(?:[^;"'()]|"[^"]*"|'[^']*'|\([^()]*\))+/g;

/** What is handed to the filter: in one case, on one line, without what loads or runs. */
export function plainStyle(style: string): string {
  // Escapes and comments can hide where a declaration ends; honest mail programs write neither.
  if (style.length > mostStyle || /[\\<>{}]|\/\*/.test(style)) return '';
  return (style.match(declaration) ?? [])
    .map((one) =>
      one
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(/! ?important/, '')
        .trim(),
    )
    .filter((one) => one.includes(':') && !/@|url|expression|behavio|binding|import|var ?\(/.test(one))
    .join(';');
}
