// A bare “thanks” attaches to its ticket and never reopens it (3.3).

const words =
  /^(many |big |ok(ay)?[,!. ]*|great[,!. ]*|super[,!. ]*|perfect[,!. ]*)*(thank(s| you)( (so|very) much| a lot| again)?|thx|ty|cheers|obrigad[oa]|muito obrigad[oa]|valeu|спасибо|большое спасибо|благодарю|спс)([ ,]*(a lot|so much|very much|all|everyone|большое|вам|за помощь|pela ajuda|for (the|your) help|it works( now)?|всё работает|все работает|funcionou|всем))*([\s!.,:;)(]|👍|🙏|😊|🙂|❤️)*$/iu;

/** Whether the text says nothing but thanks. `text` is what the requester newly wrote, without quote and signature. */
export function isBareThanks(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 0 && line.length <= 90 && words.test(line);
}
