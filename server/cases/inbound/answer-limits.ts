// What is counted of a correspondent, so that two machines which answer each other come to rest, and nobody uses the desk to
// write to others.

type Counted = { key: string; most: number; windowSeconds: number };

/** Mails that look like a machine's; from the fifth on nothing is acknowledged for the rest of ten minutes. */
export const automaticLimit = (email: string): Counted => ({
  key: `looks automatic ${email}`,
  most: 4,
  windowSeconds: 600,
});

/** Acknowledgements to an address that nobody has proven. */
export const hourLimit = (email: string): Counted => ({
  key: `acknowledged in an hour ${email}`,
  most: 1,
  windowSeconds: 3600,
});
export const dayLimit = (email: string): Counted => ({
  key: `acknowledged in a day ${email}`,
  most: 3,
  windowSeconds: 86_400,
});

/** Words of one correspondent on one ticket. */
export const wordsLimit = (ticketId: number, email: string): Counted => ({
  key: `words on ${ticketId} ${email}`,
  most: 20,
  windowSeconds: 86_400,
});

/** Those that are read for every mail. */
export const limitsOf = (email: string): Counted[] => [automaticLimit(email), hourLimit(email), dayLimit(email)];
