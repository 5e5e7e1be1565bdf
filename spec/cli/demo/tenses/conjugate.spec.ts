import test from 'ava';
import { type Change, conjugate, type Tense, TENSES } from '../../../../lib/cli/demo/tenses/conjugate.ts';

/** Forms by heart, not by rule: yo, tú, él, nosotros, vosotros, ellos. */
const known: Readonly<Record<string, Partial<Record<Tense, string>>>> = {
  hablar: {
    present: 'hablo hablas habla hablamos habláis hablan',
    preterite: 'hablé hablaste habló hablamos hablasteis hablaron',
    imperfect: 'hablaba hablabas hablaba hablábamos hablabais hablaban',
    future: 'hablaré hablarás hablará hablaremos hablaréis hablarán',
    conditional: 'hablaría hablarías hablaría hablaríamos hablaríais hablarían',
  },
  comer: {
    present: 'como comes come comemos coméis comen',
    preterite: 'comí comiste comió comimos comisteis comieron',
    imperfect: 'comía comías comía comíamos comíais comían',
    future: 'comeré comerás comerá comeremos comeréis comerán',
    conditional: 'comería comerías comería comeríamos comeríais comerían',
  },
  vivir: {
    present: 'vivo vives vive vivimos vivís viven',
    preterite: 'viví viviste vivió vivimos vivisteis vivieron',
    imperfect: 'vivía vivías vivía vivíamos vivíais vivían',
    future: 'viviré vivirás vivirá viviremos viviréis vivirán',
    conditional: 'viviría vivirías viviría viviríamos viviríais vivirían',
  },
  ser: {
    present: 'soy eres es somos sois son',
    preterite: 'fui fuiste fue fuimos fuisteis fueron',
    imperfect: 'era eras era éramos erais eran',
    future: 'seré serás será seremos seréis serán',
    conditional: 'sería serías sería seríamos seríais serían',
  },
  ir: {
    present: 'voy vas va vamos vais van',
    preterite: 'fui fuiste fue fuimos fuisteis fueron',
    imperfect: 'iba ibas iba íbamos ibais iban',
    future: 'iré irás irá iremos iréis irán',
    conditional: 'iría irías iría iríamos iríais irían',
  },
  haber: {
    present: 'he has ha hemos habéis han',
    preterite: 'hube hubiste hubo hubimos hubisteis hubieron',
    imperfect: 'había habías había habíamos habíais habían',
    future: 'habré habrás habrá habremos habréis habrán',
    conditional: 'habría habrías habría habríamos habríais habrían',
  },
  tener: {
    present: 'tengo tienes tiene tenemos tenéis tienen',
    preterite: 'tuve tuviste tuvo tuvimos tuvisteis tuvieron',
    imperfect: 'tenía tenías tenía teníamos teníais tenían',
    future: 'tendré tendrás tendrá tendremos tendréis tendrán',
    conditional: 'tendría tendrías tendría tendríamos tendríais tendrían',
  },
  hacer: {
    present: 'hago haces hace hacemos hacéis hacen',
    preterite: 'hice hiciste hizo hicimos hicisteis hicieron',
    imperfect: 'hacía hacías hacía hacíamos hacíais hacían',
    future: 'haré harás hará haremos haréis harán',
    conditional: 'haría harías haría haríamos haríais harían',
  },
  poder: {
    present: 'puedo puedes puede podemos podéis pueden',
    preterite: 'pude pudiste pudo pudimos pudisteis pudieron',
    imperfect: 'podía podías podía podíamos podíais podían',
    future: 'podré podrás podrá podremos podréis podrán',
    conditional: 'podría podrías podría podríamos podríais podrían',
  },
  decir: {
    present: 'digo dices dice decimos decís dicen',
    preterite: 'dije dijiste dijo dijimos dijisteis dijeron',
    imperfect: 'decía decías decía decíamos decíais decían',
    future: 'diré dirás dirá diremos diréis dirán',
    conditional: 'diría dirías diría diríamos diríais dirían',
  },
  ver: {
    present: 'veo ves ve vemos veis ven',
    preterite: 'vi viste vio vimos visteis vieron',
    imperfect: 'veía veías veía veíamos veíais veían',
    future: 'veré verás verá veremos veréis verán',
  },
  dar: {
    present: 'doy das da damos dais dan',
    preterite: 'di diste dio dimos disteis dieron',
    imperfect: 'daba dabas daba dábamos dabais daban',
  },
  oír: {
    present: 'oigo oyes oye oímos oís oyen',
    preterite: 'oí oíste oyó oímos oísteis oyeron',
    imperfect: 'oía oías oía oíamos oíais oían',
    future: 'oiré oirás oirá oiremos oiréis oirán',
    conditional: 'oiría oirías oiría oiríamos oiríais oirían',
  },
  estar: {
    present: 'estoy estás está estamos estáis están',
    preterite: 'estuve estuviste estuvo estuvimos estuvisteis estuvieron',
  },
  caer: { present: 'caigo caes cae caemos caéis caen', preterite: 'caí caíste cayó caímos caísteis cayeron' },
  salir: {
    present: 'salgo sales sale salimos salís salen',
    future: 'saldré saldrás saldrá saldremos saldréis saldrán',
  },
  leer: { present: 'leo lees lee leemos leéis leen', preterite: 'leí leíste leyó leímos leísteis leyeron' },
  construir: {
    present: 'construyo construyes construye construimos construís construyen',
    preterite: 'construí construiste construyó construimos construisteis construyeron',
    imperfect: 'construía construías construía construíamos construíais construían',
  },
};

test('conjugates regular and irregular verbs, and those in -uir and -eer, as they are written', t => {
  for (const [infinitive, tenses] of Object.entries(known)) {
    const conjugation = conjugate(infinitive);
    for (const [tense, forms] of Object.entries(tenses)) {
      t.is(conjugation[tense as Tense].join(' '), forms, `${infinitive}, ${tense}`);
    }
  }
});

for (const [infinitive, change, tense, forms] of [
  ['pensar', 'ie', 'present', 'pienso piensas piensa pensamos pensáis piensan'],
  ['pensar', 'ie', 'preterite', 'pensé pensaste pensó pensamos pensasteis pensaron'],
  ['sentir', 'ie', 'preterite', 'sentí sentiste sintió sentimos sentisteis sintieron'],
  ['preferir', 'ie', 'present', 'prefiero prefieres prefiere preferimos preferís prefieren'],
  ['volver', 'ue', 'present', 'vuelvo vuelves vuelve volvemos volvéis vuelven'],
  ['volver', 'ue', 'preterite', 'volví volviste volvió volvimos volvisteis volvieron'],
  ['dormir', 'ue', 'preterite', 'dormí dormiste durmió dormimos dormisteis durmieron'],
  ['jugar', 'ue', 'present', 'juego juegas juega jugamos jugáis juegan'],
  ['pedir', 'i', 'present', 'pido pides pide pedimos pedís piden'],
  ['pedir', 'i', 'preterite', 'pedí pediste pidió pedimos pedisteis pidieron'],
  ['enviar', 'í', 'present', 'envío envías envía enviamos enviáis envían'],
  ['actuar', 'ú', 'present', 'actúo actúas actúa actuamos actuáis actúan'],
] as const satisfies readonly (readonly [string, Change, Tense, string])[]) {
  test(`changes the stem of ${infinitive} in the ${tense} where it should`, t => {
    t.is(conjugate(infinitive, change)[tense].join(' '), forms);
  });
}

test('spells the first person as it sounds', t => {
  const first = (tense: Tense, infinitives: string, change?: Change): string =>
    infinitives.split(' ').map(infinitive => conjugate(infinitive, change)[tense][0]).join(' ');
  t.is(first('preterite', 'buscar pagar cruzar averiguar'), 'busqué pagué crucé averigüé');
  t.is(first('preterite', 'empezar negar', 'ie'), 'empecé negué');
  t.is(first('present', 'coger dirigir conocer vencer conducir'), 'cojo dirijo conozco venzo conduzco');
  t.is(first('present', 'seguir elegir corregir', 'i'), 'sigo elijo corrijo');
  t.is(first('present', 'torcer', 'ue'), 'tuerzo');
});

test('every tense has six forms', t => {
  t.true(TENSES.every(tense => conjugate('ser')[tense].length === 6));
});
