/** What no name of a file may hold on some system, and signs that turn the order of letters round. */
const UNSAFE = /[\p{Cc}\p{Cf}\\/:*?"<>|]/gu;
const LONGEST = 120;
/** What `encodeURIComponent` leaves and a header parameter may not hold (RFC 8187). */
const KEPT = /['()*!]/gu;

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(KEPT, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The header by which a browser stores a file under its name. The name comes from a person: it is encoded whole, with a
 * plain one beside it for programs that know no other, and its ending is that of what the file is.
 */
export function asDownload(name: string, ending: string): string {
  const bare = name
    .toWellFormed()
    .replace(UNSAFE, '')
    .replace(/^[.\s]+/u, '')
    .trim();
  const stem = [...bare.replace(/\.[^.]{0,10}$/u, '')].slice(0, LONGEST).join('').trim() || 'file';
  return `attachment; filename="file.${ending}"; filename*=UTF-8''${encoded(`${stem}.${ending}`)}`;
}
