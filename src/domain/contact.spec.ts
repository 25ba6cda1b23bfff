import { isPublicContact } from './contact.js';

it.each([
  ['transparencia@tlalnepantla.gob.mx', true],
  [' Transparencia@Tlalnepantla.GOB.mx ', true],
  ['a?subject=x@example.org', true],
  ['+52 722 276 0050', true],
  ['(722) 276-0050', true],
  ['1234567', false],
  ['12345678', true],
  ['123456789012345', true],
  ['1234567890123456', false],
  ['+', false],
  ['722 276 0050 ext. 12', false],
  ['Lic. Ana Pérez', false],
  ['javascript:alert(1)', false],
  ['', false],
])('takes %j for a public contact: %j', (contact, taken) => {
  expect(isPublicContact(contact)).toBe(taken);
});
