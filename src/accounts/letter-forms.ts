/**
 * Latin letters, each with the characters that are forms of it or pass for it. Characters of the Latin alphabet stand
 * here when Unicode names them so ("small capital", "turned", "with hook"), but neither decomposes them nor lists them
 * as look-alikes. Characters of other alphabets and signs stand here when people write them in place of the letter.
 */
const FORMS: Record<string, string> = {
  a: 'ȺɐᴀᶏⱥⱯɅʌᴧɑΛΔλДдᗩ₳@ªꭺᎪ',
  b: 'ƀƁƂƃɃɓʙᴃᵬᶀꞖꞗßЪъЬьБбᏰ',
  c: 'ϹϲƇƈȻȼɕʗᴄꜾꜿꞒꞓꞔꟄ₵¢',
  d: 'ĐđƊƋƌȡɖɗᴅᵭᶁᶑꝹꝺꟇꟈðÐδ',
  e: 'ƎƐǝɆɇɘɛɜɝɞʚᴇᴈᶒᶓᶔⱸⱻꞫꬲꬳꬴꭡəƏɚӘәΞξΣεƩʃꓞЭэЗз€ᗴЄє',
  f: 'ƑƒᵮᶂꜰꝻꝼꞘꞙꬵғҒᖴ',
  g: 'ƓǤǥɠɡɢʛᵷᵹᶃꝽꝾꝿꞠꞡꞬꟐꟑꬶ₲',
  h: 'ĦħɥɦʜʮʯⱧⱨⱵⱶꞍꞕꞪꟵꟶЂђЋћ',
  i: 'ıƗɨɪᴉᵻᶖꞮɩƖ!',
  j: 'ȷɈɉɟʄʝᴊꞲ',
  k: 'ƘƙʞᴋᶄⱩⱪꝀꝁꝂꝃꝄꝅꞢꞣꞰҚқҜҝĸ',
  l: 'ŁłƚȴȽɫɬɭʟᴌᶅⱠⱡⱢꝆꝇꝈꝉꞀꞁꞎꞭꬷꬸꬹ£',
  m: 'ʍƜɯɰɱᴍᴟᵯᶆⱮꟺꬺʍ',
  n: 'ƝƞȠȵɲɳɴᴎᵰᶇꞐꞑꞤꞥꬻŋŊИиЙйЛлПпπҢң₦ᑎ',
  o: 'ØøƆƟɔɵᴏᴐᴑᴒᴓᴖᴗᶗⱺꝊꝋꝌꝍꬽꬾꬿΩΦφɸФф',
  p: 'ƤƥᴘᵱᵽᶈⱣꝐꝑꝒꝓꝔꝕþÞƿ₱ᑭ',
  q: 'ɊɋʠꝖꝗꝘꝙꞯ',
  r: 'ɌɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱤⱹꝚꝛꞂꞃꞦꞧꭆꭉꭋꭌꭨЯяᖇГг',
  s: 'ȿʂᵴᶊẜẝⱾꜱꞄꞅꞨꞩꟅꟉꟊςƧƨ$₴ᔕ',
  t: 'ŦŧƫƬƭƮȶȾʇʈᴛᵵⱦꞆꞇꞱ₮',
  u: 'ᴜᴝᵾᶙꞸꞹꭎꭒʊƱμµЦцЏџ',
  v: 'ƲʋᴠᶌỼỽⱱⱴꝞꝟ',
  w: 'ᴡⱲⱳШшЩщωψɷϢ₩',
  x: 'ᶍꭖꭗꭘꭙЖжҲҳ',
  y: 'ƳƴɎɏʎʏỾỿꭚɣЧчҶҷ¥',
  z: 'ƵƶȤȥɀʐʑᴢᵶᶎⱫⱬⱿꟆζʒƷ',
};

/** Digits that people write in place of letters. */
const DIGITS: Record<string, string> = { o: '0', l: '1', e: '3', a: '4', s: '5', t: '7' };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Code points at which four alphabets begin: letters in boxes, in circles, and of flags. */
const BOXED = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];

const forms = [FORMS, DIGITS].flatMap((table) =>
  Object.entries(table).flatMap(([letter, all]) => Array.from(all, (form) => [form, letter] as const)),
);
const boxed = BOXED.flatMap((first) =>
  Array.from(ALPHABET, (letter, at) => [String.fromCodePoint(first + at), letter] as const),
);

const LETTERS = new Map([...forms, ...boxed]);

export const letterOf = (character: string): string => LETTERS.get(character) ?? character;
