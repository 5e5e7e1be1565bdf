/** What of a verb does not follow the rules: six forms of a tense, yo, tú, él, nosotros, vosotros, ellos. */
export interface Irregular {
  readonly present?: string;
  readonly preterite?: string;
  readonly imperfect?: string;
  /** What future and conditional are built on, where it is not the infinitive: *tendr-é*, *tendr-ía*. */
  readonly stem?: string;
}

/** The common irregular verbs, by infinitive. */
export const IRREGULAR: Readonly<Record<string, Irregular>> = {
  ser: {
    present: 'soy eres es somos sois son',
    preterite: 'fui fuiste fue fuimos fuisteis fueron',
    imperfect: 'era eras era éramos erais eran',
  },
  ir: {
    present: 'voy vas va vamos vais van',
    preterite: 'fui fuiste fue fuimos fuisteis fueron',
    imperfect: 'iba ibas iba íbamos ibais iban',
  },
  estar: {
    present: 'estoy estás está estamos estáis están',
    preterite: 'estuve estuviste estuvo estuvimos estuvisteis estuvieron',
  },
  haber: {
    present: 'he has ha hemos habéis han',
    preterite: 'hube hubiste hubo hubimos hubisteis hubieron',
    stem: 'habr',
  },
  tener: {
    present: 'tengo tienes tiene tenemos tenéis tienen',
    preterite: 'tuve tuviste tuvo tuvimos tuvisteis tuvieron',
    stem: 'tendr',
  },
  hacer: {
    present: 'hago haces hace hacemos hacéis hacen',
    preterite: 'hice hiciste hizo hicimos hicisteis hicieron',
    stem: 'har',
  },
  poder: {
    present: 'puedo puedes puede podemos podéis pueden',
    preterite: 'pude pudiste pudo pudimos pudisteis pudieron',
    stem: 'podr',
  },
  poner: {
    present: 'pongo pones pone ponemos ponéis ponen',
    preterite: 'puse pusiste puso pusimos pusisteis pusieron',
    stem: 'pondr',
  },
  querer: {
    present: 'quiero quieres quiere queremos queréis quieren',
    preterite: 'quise quisiste quiso quisimos quisisteis quisieron',
    stem: 'querr',
  },
  saber: {
    present: 'sé sabes sabe sabemos sabéis saben',
    preterite: 'supe supiste supo supimos supisteis supieron',
    stem: 'sabr',
  },
  caber: {
    present: 'quepo cabes cabe cabemos cabéis caben',
    preterite: 'cupe cupiste cupo cupimos cupisteis cupieron',
    stem: 'cabr',
  },
  decir: {
    present: 'digo dices dice decimos decís dicen',
    preterite: 'dije dijiste dijo dijimos dijisteis dijeron',
    stem: 'dir',
  },
  venir: {
    present: 'vengo vienes viene venimos venís vienen',
    preterite: 'vine viniste vino vinimos vinisteis vinieron',
    stem: 'vendr',
  },
  traer: {
    present: 'traigo traes trae traemos traéis traen',
    preterite: 'traje trajiste trajo trajimos trajisteis trajeron',
  },
  conducir: { preterite: 'conduje condujiste condujo condujimos condujisteis condujeron' },
  dar: {
    present: 'doy das da damos dais dan',
    preterite: 'di diste dio dimos disteis dieron',
  },
  ver: {
    present: 'veo ves ve vemos veis ven',
    preterite: 'vi viste vio vimos visteis vieron',
    imperfect: 'veía veías veía veíamos veíais veían',
  },
  andar: { preterite: 'anduve anduviste anduvo anduvimos anduvisteis anduvieron' },
  salir: { present: 'salgo sales sale salimos salís salen', stem: 'saldr' },
  valer: { present: 'valgo vales vale valemos valéis valen', stem: 'valdr' },
  caer: { present: 'caigo caes cae caemos caéis caen' },
  oír: {
    present: 'oigo oyes oye oímos oís oyen',
    stem: 'oir',
  },
  oler: { present: 'huelo hueles huele olemos oléis huelen' },
};
