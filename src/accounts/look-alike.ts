import unhomoglyph from 'unhomoglyph';

/**
 * A text as the eye takes it: letters and digits of any alphabet as the Latin ones that they look like, in lower case,
 * without accents and what cannot be seen, its words apart by one blank. For comparing only: `m` reads `rn`, `i` reads `l`.
 */
export function asRead(text: string): string {
  const latin = plain(plain(text).toLowerCase());
  return latin
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll('i', 'l')
    .replaceAll('m', 'rn');
}

const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const bare = (text: string) => text.normalize('NFKD').replaceAll(UNSEEN, '');

const plain = (text: string) =>
  Array.from(bare(unhomoglyph(bare(text))), (letter) => MORE.get(letter) ?? letter).join('');

const paired = (from: string, to: string) => {
  const target = Array.from(to);
  return Array.from(from, (letter, at) => [letter, target[at]!] as const);
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const alphabetFrom = (first: number) =>
  Array.from(ALPHABET, (letter, at) => [String.fromCodePoint(first + at), letter] as const);

/** Look-alikes that Unicode (Technical Standard 39) does not list: small capitals, digits in the place of letters, flags. */
const MORE = new Map([
  ...paired('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢʍĸ', 'abcdefghijklmnoprstuvwyzmk'),
  ...paired('ʃƩꓞꞓεßπияλ013457@$€£!', 'eeeeebnnraoleastasell'),
  ...[0x1f130, 0x1f150, 0x1f170, 0x1f1e6].flatMap(alphabetFrom),
]);
