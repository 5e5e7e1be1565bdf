import type { Random } from '../../lib/random/index.ts';

/** Points in the plane, each of a class. */
export interface Points {
  /** The coordinates, point after point: x, y, x, y, … */
  readonly X: number[];
  /** The class of each point, a whole number from 0. */
  readonly labels: number[];
}

/** Where the i-th of n points of a class lies, before noise is added. */
type Place = (label: number, i: number, n: number, random: Random) => readonly [x: number, y: number];

const { cos, sin, PI } = Math;

//#region sets
/** The data sets by name: how many classes they have, and where a point of a class lies. */
export const dataSets = {
  moons: {
    classes: 2,
    place: (label, i, n) => {
      const angle = PI * (i + 0.5) / n;
      return label === 0 ? [cos(angle) - 0.5, sin(angle) - 0.25] : [0.5 - cos(angle), 0.25 - sin(angle)];
    },
  },
  spirals: {
    classes: 3,
    place: (label, i, n) => {
      const radius = 1.3 * (i + 1) / n, angle = 4.2 * (i + 1) / n + 2 * PI * label / 3;
      return [radius * sin(angle), radius * cos(angle)];
    },
  },
  xor: {
    classes: 2,
    place: (label, _i, _n, random) => {
      const x = 0.06 + random.uniform(), y = 0.06 + random.uniform(), side = random.integer(0, 2) === 0 ? 1 : -1;
      return [side * x, (label === 0 ? side : -side) * y]; // a little off the axes
    },
  },
  circles: {
    classes: 2,
    place: (label, i, n) => {
      const angle = 2 * PI * i / n, radius = label === 0 ? 1.1 : 0.5;
      return [radius * cos(angle), radius * sin(angle)];
    },
  },
} as const satisfies Record<string, { readonly classes: number; readonly place: Place }>;
//#endregion sets

/** The name of a data set. */
export type DataName = keyof typeof dataSets;

/** How each data set is called. */
export const dataTitles: { readonly [name in DataName]: string } = {
  moons: 'two moons', spirals: 'three spirals', xor: 'XOR', circles: 'two circles',
};

/**
 * The points of a data set, about as far as 1.5 from the origin. The classes take turns, so that any few points are of
 * all of them.
 * @param count how many
 * @param noise the standard deviation of what is added to each coordinate
 */
export function pointsOf(name: DataName, count: number, noise: number, random: Random): Points {
  const { classes, place }: { classes: number; place: Place } = dataSets[name], n = Math.ceil(count / classes);
  const labels = Array.from({ length: count }, (_, k) => k % classes);
  // Along its curve, a class is walked through in steps of 0.382 of it: any few points are spread over all of it.
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => turn(a) - turn(b));
  const X = labels.flatMap((label, k) => {
    const [x, y] = place(label, order.indexOf(Math.floor(k / classes)), n, random);
    return [x + noise * random.normal(), y + noise * random.normal()].map(rounded);
  });
  return { X, labels };
}

/** To thousandths, so that a program can list the points. */
const rounded = (x: number): number => Math.round(1000 * x) / 1000;

/** The fractional part of i times the golden section: neighbours lie far apart. */
const turn = (i: number): number => (i * 0.618033988749895) % 1;
