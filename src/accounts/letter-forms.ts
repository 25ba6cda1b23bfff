/**
 * Letters by the Latin one that they are a form of or pass for. Those of the Latin alphabet are the letters that Unicode
 * names so ("small capital", "turned", "with hook"), where it neither takes them apart nor lists them among look-alikes.
 * Those of others, and signs, are the ones that people write in its place.
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

/** Digits in the place of letters. */
const DIGITS: Record<string, string> = { o: '0', l: '1', e: '3', a: '4', s: '5', t: '7' };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Where four alphabets of letters in boxes and circles, and of flags, begin. */
const BOXED = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];

const forms = [FORMS, DIGITS].flatMap((table) =>
  Object.entries(table).flatMap(([letter, all]) => Array.from(all, (form) => [form, letter] as const)),
);
const boxed = BOXED.flatMap((first) =>
  Array.from(ALPHABET, (letter, at) => [String.fromCodePoint(first + at), letter] as const),
);

const LETTERS = new Map([...forms, ...boxed]);

export const letterOf = (character: string): string => LETTERS.get(character) ?? character;
