import type { Change } from './conjugate.ts';
import { IRREGULAR } from './irregular.ts';

/** A verb, and what its stem does under stress. */
export interface Verb {
  readonly infinitive: string;
  readonly change?: Change;
}

const REGULAR = `
  hablar cantar trabajar estudiar comprar mirar llamar llevar dejar tomar viajar preguntar contestar ayudar bailar
  caminar cocinar lavar limpiar nadar escuchar esperar ganar terminar usar entrar necesitar olvidar gritar saltar
  cambiar firmar cortar pintar visitar prestar quedar pasar amar guardar cuidar besar desear matar
  buscar tocar sacar explicar practicar atacar pescar pagar llegar cargar entregar castigar
  cruzar lanzar organizar abrazar rezar averiguar
  comer beber aprender correr vender temer meter romper deber barrer responder toser tejer lamer
  leer creer poseer vencer ejercer coger proteger conocer parecer ofrecer agradecer nacer crecer merecer
  vivir escribir abrir añadir sufrir recibir decidir discutir partir permitir cubrir existir unir
  dividir imprimir cumplir aplaudir exigir dirigir fingir construir incluir contribuir sustituir disminuir`;

const CHANGING: Readonly<Record<Change, string>> = {
  ie: `pensar cerrar empezar despertar negar sentar calentar gobernar temblar confesar perder entender encender defender
    sentir mentir preferir sugerir herir convertir hervir`,
  ue: `contar encontrar mostrar recordar probar soñar volar colgar almorzar costar jugar volver mover morder doler
    resolver torcer dormir morir`,
  i: 'pedir servir repetir medir vestir elegir corregir seguir rendir gemir',
  í: 'enviar confiar vaciar esquiar enfriar',
  ú: 'continuar actuar situar evaluar',
};

/**
 * All verbs, each once: regular ones, those whose stem changes, and the irregular. None is another with a prefix
 * (*mantener*, *devolver*), so one that is held back is not known by a relative.
 */
export function allVerbs(): Verb[] {
  const changing = Object.entries(CHANGING).flatMap(([change, list]) =>
    words(list).map(infinitive => ({ infinitive, change: change as Change })));
  const regular = words(REGULAR).map(infinitive => ({ infinitive }));
  return [...regular, ...changing, ...Object.keys(IRREGULAR).map(infinitive => ({ infinitive }))];
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
