// The message inside an S/MIME block that is only signed (RFC 5652): the signature is not checked here, its words are read.
// A small reader of BER, as far as the way to them goes; encrypted blocks have another kind and give nothing.

type Element = { tag: number; body: Buffer; end: number };

const signedData = Buffer.from('2a864886f70d010702', 'hex');
const sequence = 0x30;
const objectId = 0x06;
const integer = 0x02;
const set = 0x31;
const explicit = 0xa0;
const octets = 0x04;
const octetsInPieces = 0x24;
const deepest = 12;

/** @returns the message as it was before it was signed, or null */
export function readSignedMessage(bytes: Buffer): Buffer | null {
  const outer = children(elementAt(bytes, 0, 0)?.body);
  if (outer[0]?.tag !== objectId || !outer[0].body.equals(signedData) || outer[1]?.tag !== explicit) return null;
  const data = children(children(outer[1].body)[0]?.body);
  const content = data.find((one, i) => i > 1 && one.tag === sequence);
  if (data[0]?.tag !== integer || data[1]?.tag !== set || !content) return null;
  const inner = children(content.body).find((one) => one.tag === explicit);
  const message = inner ? joined(children(inner.body)[0], 0) : null;
  return message && message.length > 0 ? message : null;
}

function joined(element: Element | undefined, depth: number): Buffer | null {
  if (element?.tag === octets) return element.body;
  if (element?.tag !== octetsInPieces || depth > deepest) return null;
  return Buffer.concat(children(element.body).flatMap((one) => joined(one, depth + 1) ?? []));
}

const mostChildren = 100_000;

function children(body: Buffer | undefined): Element[] {
  const found: Element[] = [];
  for (let at = 0; body && at < body.length && found.length < mostChildren; ) {
    const element = elementAt(body, at, 0);
    if (!element || (element.tag === 0 && element.body.length === 0)) break;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** Lengths are short, long, or open until two zeroes. */
function elementAt(bytes: Buffer, at: number, depth: number): Element | null {
  if (at + 2 > bytes.length || depth > deepest) return null;
  const tag = bytes[at]!;
  const first = bytes[at + 1]!;
  if (first === 0x80) return openElement(bytes, at, tag, depth);
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (size > 4 || at + 2 + size > bytes.length) return null;
  const length = size === 0 ? first : bytes.readUIntBE(at + 2, size);
  const start = at + 2 + size;
  // A block that breaks off still has its beginning.
  const end = Math.min(bytes.length, start + length);
  return { tag, body: bytes.subarray(start, end), end };
}

function openElement(bytes: Buffer, at: number, tag: number, depth: number): Element | null {
  let next = at + 2;
  while (next + 2 <= bytes.length && !(bytes[next] === 0 && bytes[next + 1] === 0)) {
    const inner = elementAt(bytes, next, depth + 1);
    if (!inner || inner.end <= next) return null;
    next = inner.end;
  }
  return { tag, body: bytes.subarray(at + 2, next), end: Math.min(bytes.length, next + 2) };
}
