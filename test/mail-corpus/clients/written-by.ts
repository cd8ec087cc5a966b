// What the usual mail programs write around a quote and below a text, in one language.

export type WrittenBy = {
  /** What somebody writes; none of it is to be lost. */
  says: [string, string];
  /** What is quoted: some lines of an older mail. */
  old: readonly string[];
  /** Last words before a name. */
  closings: readonly string[];
  signs: { name: string; post: string; firm: string; phone: string; place: string };
  /** "On Monday, Ana wrote:" as each program says it. A line end stands where the program sets one. */
  introductions: readonly (readonly [program: string, line: string])[];
  /** The lines of "From: … Sent: …", with the rule that some set above them. */
  heads: readonly (readonly [program: string, ...lines: string[]])[];
  /** What telephones and programs put under a mail by themselves. */
  devices: readonly string[];
};
