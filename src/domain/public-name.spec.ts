import { asRead } from '../accounts/look-alike.js';
import { copiesOffice } from './public-name.js';

const taken = {
  roles: ['Secretaría técnica', 'Technical secretariat', 'Integrante del foro', 'Persona moderadora', 'Moderator'],
  bodies: [
    'Contraloría',
    'Ayuntamiento de Tlalnepantla de Baz',
    'Secretaría de Justicia y Derechos Humanos',
    'Ministry of Justice and Human Rights',
    'Justicia',
    'Ciudadanía Activa',
  ],
  acronyms: ['INFOEM', 'STL', 'LUZ', 'IIJ-UNAM'],
  places: ['Tlalnepantla de Baz', 'Estado de México'],
};

it.each([
  // Offices, however they are written
  'Secretaría del foro',
  'SECRETARIA  DEL FORO',
  'Secretaria-del-Foro',
  'SecretaríaDelForo',
  'S e c r e t a r í a del foro',
  'La Secretaría del Foro (oficial)',
  'Secretaría del foro 2026',
  'Secretaría técnica',
  'Ana, Secretaría técnica',
  'Municipio de Tlalnepantla de Baz',
  'municipio de tlalnepantla',
  'Contraloría',
  'Contraloría Municipal',
  'H. Ayuntamiento',
  'Gobierno del Estado de México',
  'Equipo de moderación',
  'Ana Moderadora',
  'Admin',
  'Estado',
  'OGP México',
  'O.G.P.',
  'Technical Secretariat',
  // In letters that look like those
  'Secretarіa del foro',
  'Ѕесretaría del fоro',
  'Ｓｅｃｒｅｔａｒｉａ del foro',
  'Secre\u200bta\u00adría del foro',
  'ꓢecretaria del foro',
  'ᴄᴏɴᴛʀᴀʟᴏʀÍᴀ',
  'ⒸⓄⓃⓉⓇⒶⓁⓄⓇⒾⒶ',
  '🅾🅶🅿',
  'lNFOEM',
  'M0deración',
  'МОDЕRАСIÓN',
  'Rnoderador',
  'Contra1oría',
  'C0ntr@loria',
  'Ｃοntraloría',
  'ᎪᎠᎷin',
  // Institutions, their acronyms and members of plans
  'Ayuntamiento de Tlalnepantla de Baz',
  'Tlalnepantla de Baz',
  'tlalnepantla de baz oficial',
  'Secretaría de Justicia y Derechos Humanos',
  'Secretaria Justicia Derechos Humanos',
  'Juan Pérez, Secretaría de Justicia y Derechos Humanos',
  'Ministry of Justice and Human Rights',
  'Justicia',
  'Justicia MX',
  'Ciudadanía Activa A.C.',
  'INFOEM',
  'Infoem Atención',
  'STL oficial',
  'IIJ UNAM',
])('is the name of an office: %s', (name) => {
  expect(copiesOffice(name, taken, asRead)).toBe(true);
});

it.each([
  'María Estado',
  'Juan Foro',
  'Rosa del Campo Municipio',
  'Ana Ruiz',
  'Secretaria García',
  'Ana, secretaria',
  'Justicia Hernández',
  'Luz Pérez',
  'Vecina de Tlalnepantla de Baz',
  'Ana del Estado de México',
  'Municipio Libre',
  'Foro Vecinal del Norte',
  'Estado Pérez',
  'Moderata Pérez',
  'Aga Kowalska',
  'Admiral Nelson',
  'Оксана Іваненко',
  'Σοφία Παπαδοπούλου',
  '山田太郎',
  'محمد علي',
  'Ñ',
  'x',
  '2026',
  '🌳',
  'M. G. Luz',
  'Guadalupe Victoria',
])('is the name of somebody: %s', (name) => {
  expect([name, copiesOffice(name, taken, asRead)]).toEqual([name, false]);
});

it('asks nothing of a site that has no institution yet', () => {
  const none = { roles: [], bodies: [], acronyms: [], places: [] };
  expect(['Contraloría', 'Ana', 'INFOEM'].map((name) => copiesOffice(name, none, asRead))).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([
  ['  SECRETARÍA\u200b · Técnica ', 'secretarla tecnlca'],
  ['Ѕесretarіa', 'secretarla'],
  ['M0deración', 'rnoderaclon'],
  ['🇴🇬🇵', 'ogp'],
  ['Łukasz', 'lukasz'],
  ['', ''],
])('reads %j as %j', (text, read) => {
  expect(asRead(text)).toBe(read);
});
