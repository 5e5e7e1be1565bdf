/** The characters of a text, each with an id: its place in their order. */
export class Vocabulary {
  /** By id. */
  readonly characters: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  /** All characters (code points) of a text. */
  constructor(text: string) {
    this.characters = [...new Set(text)].toSorted();
    this.#ids = new Map(this.characters.map((character, id) => [character, id]));
  }

  /** How many there are. */
  get size(): number {
    return this.characters.length;
  }

  /** The id of each character; throws RangeError for one that the text has not. */
  encode(text: string): number[] {
    return Array.from(text, character => {
      const id = this.#ids.get(character);
      if (id === undefined) throw new RangeError(`encode: no character ${JSON.stringify(character)} in the vocabulary`);
      return id;
    });
  }

  /** The characters of ids, as a text. */
  decode(ids: readonly number[]): string {
    return ids.map(id => this.characters[id]!).join('');
  }
}
