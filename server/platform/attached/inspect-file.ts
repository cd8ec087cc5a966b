// A file that somebody sent, looked at before anybody opens it: what it is, what it is called, what is dangerous about it.

import { gzipSize, isBomb, zipSize } from './archive-size.ts';
import { cleanFileName, endingOf, isDisguised } from './file-name.ts';
import { sniffType, unknownType } from './sniff-type.ts';

/**
 * program: runs when it is opened; macros: an office file that can; page: HTML or a drawing that can hold scripts;
 * bomb: becomes far too large; lies: is not what its name or its sender says; disguised: its name hides what it is;
 * locked: nobody without the password can look into it.
 */
export type FileMark = 'program' | 'macros' | 'page' | 'bomb' | 'lies' | 'disguised' | 'locked';

export type Inspected = { name: string; type: string; declaredType: string | null; marks: FileMark[] };

/** `bytes` may be only the beginning of a very large file. */
export async function inspectFile(
  given: { name: string; type: string },
  bytes: Buffer,
  otherwise = 'file',
): Promise<Inspected> {
  const declared = mediaType(given.type);
  const name = cleanFileName(given.name, otherwise);
  const ending = endingOf(name);
  const type = await sniffType(bytes, declared, ending);
  const archive = /zip|officedocument|opendocument|epub|java-archive|android/.test(type) ? zipSize(bytes) : null;
  const marks = new Set<FileMark>();
  if (programTypes.test(type) || programEndings.has(ending)) marks.add('program');
  if (hasMacros(type, ending, bytes, archive?.names ?? [])) marks.add('macros');
  if (pageTypes.test(type) || pageEndings.has(ending)) marks.add('page');
  if (archive && (isBomb(bytes.length, archive.unpacked) || archive.entries >= 20_000)) marks.add('bomb');
  if (type === 'application/gzip' && isBomb(bytes.length, gzipSize(bytes))) marks.add('bomb');
  if (archive?.locked) marks.add('locked');
  if (isDisguised(given.name)) marks.add('disguised');
  if (isLying(type, ending, declared)) marks.add('lies');
  return { name, type, declaredType: declared === unknownType ? null : declared, marks: [...marks] };
}

export const mediaType = (given: string): string => {
  const bare = given.split(';')[0]!.trim().toLowerCase();
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/.test(bare) ? bare : unknownType;
};

const words = (text: string): Set<string> => new Set(text.split(' '));

const programTypes =
  /x-msdownload|x-dosexec|x-elf|x-mach-binary|x-msi|ms[-.]shortcut|java-vm|java-archive|wasm|vnd\.android\.package|x-deb|x-rpm|x-shellscript|apple\.alias|x-iso9660|x-apple-diskimage/;
const programEndings = words(
  'exe com scr pif bat cmd vb vbs vbe js jse mjs cjs ws wsf wsh wsc hta ps1 psm1 ps2 lnk jar msi msp mst reg cpl dll sys ocx ' +
    'iso img vhd vhdx udf app sh bash command apk deb rpm appimage chm hlp inf scf url website xll xlam application gadget ' +
    'msc jnlp py pyc pyw rb pl php asp aspx jsp diagcab library-ms settingcontent-ms search-ms appref-ms one onepkg',
);
const pageTypes =
  /^(?:text\/html|image\/svg\+xml|application\/(?:xhtml\+xml|xslt\+xml|xml|x-shockwave-flash)|multipart\/related)$/;
const pageEndings = words('html htm xhtml xht shtml svg svgz mht mhtml xml xsl xslt swf hta');
const macroEndings = words('docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam sldm');

/** Old office files keep macros in a storage whose name stands in the file in UTF-16. */
const oldMacros = Buffer.from('_VBA_PROJECT', 'utf16le');

function hasMacros(type: string, ending: string, bytes: Buffer, names: string[]): boolean {
  if (/macroenabled/i.test(type) || macroEndings.has(ending)) return true;
  if (names.some((name) => /vbaProject\.bin$|xl\/macrosheets\//i.test(name))) return true;
  return type === 'application/x-cfb' && bytes.includes(oldMacros);
}

/** Endings whose files have a signature: what else carries one is not what it is called. */
const signed: Record<string, RegExp> = {
  pdf: /pdf/,
  png: /^image\/(?:png|apng)$/,
  jpg: /^image\/jpeg$/,
  jpeg: /^image\/jpeg$/,
  gif: /^image\/gif$/,
  webp: /^image\/webp$/,
  bmp: /bmp/,
  tif: /tiff/,
  tiff: /tiff/,
  zip: /zip/,
  gz: /gzip/,
  docx: /wordprocessingml|zip/,
  xlsx: /spreadsheetml|zip/,
  pptx: /presentationml|zip/,
  odt: /opendocument|zip/,
  ods: /opendocument|zip/,
  doc: /x-cfb|rtf|wordprocessingml|msword/,
  xls: /x-cfb|spreadsheetml|excel/,
  ppt: /x-cfb|presentationml|powerpoint/,
  mp3: /audio|octet/,
  mp4: /video|audio/,
};
const plainEndings = words('txt csv log md ini json yaml yml ics vcf eml');

function isLying(type: string, ending: string, declared: string): boolean {
  const expected = signed[ending];
  if (expected && !expected.test(type)) return true;
  if (plainEndings.has(ending) && !/^(?:text|message)\/|json|octet-stream|yaml|xml/.test(type)) return true;
  if (ending !== '' && plainEndings.has(ending) && pageTypes.test(type)) return true;
  // A sender who speaks of a picture, a sound or a film and sends something else.
  const kind = /^(image|audio|video)\//.exec(declared)?.[1];
  if (kind && !type.startsWith(`${kind}/`) && !(kind === 'audio' && type.startsWith('video/')))
    return type !== unknownType;
  return declared === 'application/pdf' && type !== 'application/pdf';
}

/** Pictures that a browser draws and that cannot hold a script. */
export const isRaster = (type: string): boolean => /^image\/(?:png|apng|jpeg|gif|webp|avif|bmp)$/.test(type);
