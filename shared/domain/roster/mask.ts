/**
 * What may be shown to those who need not know all: 张*三, the first 6 and last 2 of an ID number, the first 3 and last 4
 * of a phone. A text too short to hide anything in is hidden altogether.
 */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length < 2) return '*'.repeat(characters.length);
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

export function maskIdNumber(idNumber: string): string {
  return masked(idNumber, 6, 2);
}

export function maskPhone(phone: string): string {
  return masked(phone, 3, 4);
}

function masked(text: string, first: number, last: number): string {
  const characters = [...text];
  const hidden = characters.length - first - last;
  if (hidden < 1) return '*'.repeat(characters.length);
  return `${characters.slice(0, first).join('')}${'*'.repeat(hidden)}${characters.slice(-last).join('')}`;
}
