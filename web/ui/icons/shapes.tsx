/** The one set of icons, drawn on a 16 px grid with a 1.4 px stroke. Never shown without a name beside it or for it. */
export const shapes = {
  again: <path d="M3 8a5 5 0 1 1 1.5 3.5M3 12.5V9.5h3" />,
  alert: (
    <>
      <path d="M8 2.5 14 13H2Z" />
      <path d="M8 6.7v2.8M8 11.3v.1" />
    </>
  ),
  bolt: <path d="M9 2 4 9h3.5L7 14l5-7H8.5Z" />,
  box: (
    <>
      <path d="M8 2 13.5 4.8v6.4L8 14l-5.5-2.8V4.8Z" />
      <path d="M2.5 4.8 8 7.6l5.5-2.8M8 7.6V14" />
    </>
  ),
  brief: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
      <path d="M9.5 3v10M11.3 5.8h.4M11.3 8h.4" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.8h11M5.5 2v2.5M10.5 2v2.5" />
    </>
  ),
  chat: (
    <path d="M13.8 8.2c0 2.7-2.6 4.6-5.8 4.6-.8 0-1.5-.1-2.2-.3L2.7 13.5l.9-2.5C2.7 10.2 2.2 9.2 2.2 8.2c0-2.7 2.6-4.8 5.8-4.8s5.8 2.1 5.8 4.8Z" />
  ),
  check: <path d="m3.5 8.5 3 3 6-7" />,
  clip: (
    <path d="m12.8 7.5-5 5a2.9 2.9 0 0 1-4.1-4.1l5.3-5.3a1.9 1.9 0 0 1 2.7 2.7L6.5 11a.9.9 0 0 1-1.3-1.3l4.7-4.7" />
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  cross: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  device: (
    <>
      <rect x="2.5" y="5" width="11" height="6" rx="3" />
      <path d="M5.5 8h5" />
    </>
  ),
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  email: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1.6" />
      <path d="M2.5 5 8 9l5.5-4" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.9 8 3.9 14.2 8 14.2 8 12 12.1 8 12.1 1.8 8 1.8 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  flag: <path d="M4 14V2.5M4 3h8l-1.8 2.8L12 8.5H4" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 2v1.8M8 12.2V14M2 8h1.8M12.2 8H14M3.8 3.8 5 5M11 11l1.2 1.2M3.8 12.2 5 11M11 5l1.2-1.2" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M6.3 6.4c.1-1 .8-1.5 1.7-1.5 1 0 1.7.6 1.7 1.5 0 1.2-1.7 1.3-1.7 2.5M8 11v.1" />
    </>
  ),
  hidden: (
    <>
      <path d="M2 8s2.2-3.8 6-3.8S14 8 14 8s-2.2 3.8-6 3.8S2 8 2 8Z" />
      <path d="m3.5 12.5 9-9" />
    </>
  ),
  leave: <path d="M9.5 5V3.5h-6v9h6V11M6.5 8h7M11.3 5.8 13.5 8l-2.2 2.2" />,
  left: <path d="m9.5 4.5-3.5 3.5 3.5 3.5" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.4" />
      <path d="M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h7" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />,
  pen: <path d="m3 13 .6-2.7 7.3-7.3 2.1 2.1-7.3 7.3Z" />,
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.3" />
      <path d="M1.9 13c.3-2.5 2-3.8 4.1-3.8s3.8 1.3 4.1 3.8M10.3 3.5a2.2 2.2 0 0 1 0 4.1M11.8 9.6c1.3.5 2.1 1.7 2.3 3.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3.2 13.5c.4-2.7 2.3-4.1 4.8-4.1s4.4 1.4 4.8 4.1" />
    </>
  ),
  phone: (
    <path d="M5.6 2.7 4 3.3c-.9.4-1.3 1.2-1.1 2.2.9 3.9 3.7 6.7 7.6 7.6 1 .2 1.8-.2 2.2-1.1l.6-1.6-2.9-1.7-1.3 1.2C7.9 9.3 6.7 8.1 6.1 6.9l1.2-1.3Z" />
  ),
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  right: <path d="m6.5 4.5 3.5 3.5-3.5 3.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  send: (
    <>
      <path d="M2.6 7.3 13.5 2.5l-3.6 11-2.3-4.8Z" />
      <path d="M7.6 8.7 13.5 2.5" />
    </>
  ),
  shield: (
    <>
      <path d="M8 2.2 13 4v3.7c0 3-2.1 5.2-5 6.1-2.9-.9-5-3.1-5-6.1V4Z" />
      <path d="m5.8 7.9 1.6 1.6 2.9-3.3" />
    </>
  ),
  swap: <path d="M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13" />,
  tray: (
    <>
      <path d="M2.5 9 4.3 3.5h7.4L13.5 9v3.5h-11Z" />
      <path d="M2.5 9h3.3l.8 1.5h2.8L10.2 9h3.3" />
    </>
  ),
  web: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M2.2 8h11.6M8 2.2c4 4 4 7.6 0 11.6M8 2.2c-4 4-4 7.6 0 11.6" />
    </>
  ),
  whatsapp: (
    <>
      <path d="M2.6 13.4l.8-2.7A5.7 5.7 0 1 1 5.5 12.7Z" />
      <path d="M6.2 5.9c0 2.2 1.7 3.9 3.9 3.9" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;
