import { IRREGULAR } from './irregular.ts';

/** The five tenses, in the order of their labels. (The conditional counts as one.) */
export const TENSES = ['present', 'preterite', 'imperfect', 'future', 'conditional'] as const;

/** One of them. */
export type Tense = (typeof TENSES)[number];

/** The six forms of a tense: yo, tú, él, nosotros, vosotros, ellos. */
export type Forms = readonly string[];

/**
 * What becomes of a stem's last vowel where the stress falls on it: *pensar, pienso*; *contar, cuento* (and *jugar,
 * juego*); *pedir, pido*; *enviar, envío*; *actuar, actúo*.
 */
export type Change = 'ie' | 'ue' | 'i' | 'í' | 'ú';

const CHANGED: Readonly<Record<Change, RegExp>> = {
  ie: /e(?=[^e]*$)/, ue: /[ou](?=[^ou]*$)/, i: /e(?=[^e]*$)/, í: /i(?=[^i]*$)/, ú: /u(?=[^u]*$)/,
};

const PAST = { preterite: 'í iste ió imos isteis ieron', imperfect: 'ía ías ía íamos íais ían' };
const ENDINGS = {
  ar: {
    present: 'o as a amos áis an',
    preterite: 'é aste ó amos asteis aron',
    imperfect: 'aba abas aba ábamos abais aban',
  },
  er: { present: 'o es e emos éis en', ...PAST },
  ir: { present: 'o es e imos ís en', ...PAST },
} as const;

/** On the whole infinitive, or what stands in its place: *comer-é*, *tendr-é*. The conditional has the imperfect's. */
const LATER = { future: 'é ás á emos éis án', conditional: PAST.imperfect } as const;

const STRESSED = [0, 1, 2, 5], THIRD = [2, 5];

/** The forms of a verb by its infinitive, the irregular ones as they are written out, all others by the rules. */
export function conjugate(infinitive: string, change?: Change): Readonly<Record<Tense, Forms>> {
  const { stem = infinitive, ...written } = IRREGULAR[infinitive] ?? {};
  const rules = (tense: 'present' | 'preterite' | 'imperfect'): Forms =>
    written[tense]?.split(' ') ?? byRules(infinitive, tense, change);
  const later = (tense: 'future' | 'conditional'): Forms => LATER[tense].split(' ').map(ending => stem + ending);
  return {
    present: rules('present'), preterite: rules('preterite'), imperfect: rules('imperfect'),
    future: later('future'), conditional: later('conditional'),
  };
}

function byRules(infinitive: string, tense: 'present' | 'preterite' | 'imperfect', change?: Change): Forms {
  const stem = infinitive.slice(0, -2), group = infinitive.slice(-2).replace('í', 'i') as keyof typeof ENDINGS;
  return ENDINGS[group][tense].split(' ').map((ending, person) => {
    const changed = change === undefined ? stem : changedStem(stem, change, group, tense, person);
    return spell(changed, ending, group);
  });
}

/** *pienso, pensamos*; and of the verbs in -ir, *durmió, durmieron*. */
function changedStem(stem: string, change: Change, group: string, tense: string, person: number): string {
  const replace = (by: string): string => stem.replace(CHANGED[change], by);
  if (tense === 'present' && STRESSED.includes(person)) return replace(change);
  if (group === 'ir' && tense === 'preterite' && THIRD.includes(person)) return replace(change === 'ue' ? 'u' : 'i');
  return stem;
}

/** Joins stem and ending, so that they are read as they sound. */
function spell(stem: string, ending: string, group: 'ar' | 'er' | 'ir'): string {
  if (group === 'ar') return (/^[eé]/.test(ending) ? beforeE(stem) : stem) + ending;
  if (ending === 'o') return beforeO(stem) + ending;
  if (/[^gq]u$/.test(stem) && ending.startsWith('e')) return `${stem}y${ending}`;            // construyes
  if (!/[aeo]$|[^gq]u$/.test(stem)) return stem + ending;
  if (/^i[óe]/.test(ending)) return `${stem}y${ending.slice(1)}`;                            // leyó, construyeron
  return stem + (/[aeo]$/.test(stem) ? ending.replace(/^i/, 'í') : ending);                  // leímos, construimos
}

/** *busqué, pagué, averigüé, empecé*. */
function beforeE(stem: string): string {
  return stem.replace(/(?:c|g|gu|z)$/, end => ({ c: 'qu', g: 'gu', gu: 'gü' })[end] ?? 'c');
}

/** *sigo, cojo, construyo, conozco, venzo*. */
function beforeO(stem: string): string {
  const c = /[aeiou]c$/.test(stem) ? 'zc' : 'z';
  return stem.replace(/gu$|g$|(?<!q)u$|c$/, end => ({ gu: 'g', g: 'j', u: 'uy' })[end] ?? c);
}
