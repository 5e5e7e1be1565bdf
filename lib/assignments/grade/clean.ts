/** How many characters of a text are kept unless said. */
const MOST = 4000;

/** What a terminal, a spreadsheet or an XML parser might take for more than text, but for tabs and line ends. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
/** Second controls, marks that turn the direction of writing, lone surrogates, and what is no character. */
const NO_TEXT = /[\u0080-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Surrogate}]/gu;

/**
 * A text from somebody who is not to be trusted, made harmless to show: well-formed Unicode, controls as their pictures
 * (␛ for an escape), line ends as `\n`, and cut, which is then said. To clean a text again changes nothing.
 * @param most how many UTF-16 units it may have; at least 40
 */
export function cleanText(text: string, most = MOST): string {
  const note = text.length <= most ? '' : `… (${text.length.toLocaleString('en-US')} characters in all)`;
  const kept = note === '' ? text : text.slice(0, most - note.length);
  return kept.replaceAll('\r\n', '\n').replaceAll(CONTROLS, picture).replaceAll(NO_TEXT, '\uFFFD') + note;
}

/** {@link cleanText} in one line, with `…` where it is cut. */
export function cleanLine(text: string, most = 200): string {
  const line = cleanText(text.slice(0, 2 * most)).replaceAll(/\s+/g, ' ').trim();
  return line.length <= most && text.length <= 2 * most ? line : cleanText(`${line.slice(0, most - 1)}…`);
}

/** U+2400 and on are pictures of the controls, U+2421 that of DEL. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  return String.fromCharCode(code === 127 ? 0x2421 : 0x2400 + code);
}
