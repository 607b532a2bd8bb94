/**
 * Personal values as they may be shown: enough to recognise one's own customer, too little to learn about one.
 * `13800138000` is `138****8000`, `张三` is `张*`, `li@example.com` is `l***@example.com`, anything else its first character and `***`.
 */
export function mask(text: string): string {
  if (text === '') return '';
  const characters = [...text];
  const mail = /^(.)[^@]*@([^@]+)$/u.exec(text);
  if (mail) return `${mail[1]}***@${mail[2]}`;
  if (isPhone(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return characters[0] + '*'.repeat(characters.length - 1);
  return characters.length < 2 ? '*' : `${characters[0]}***`;
}

/** Shorter numbers would keep too few digits hidden. */
function isPhone(text: string): boolean {
  return /^\+?[\d\s-]+$/.test(text) && text.replace(/\D/g, '').length >= 10;
}
