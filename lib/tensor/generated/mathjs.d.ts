import type { BigNumber as Instance } from 'mathjs';

/** A number of 64 decimal digits, of mathjs. Nothing ever writes to one. */
export type BigNumber = Instance;

/** What handgrad uses of the class. Operations round to its 64 digits; the constructor keeps all that it is given. */
export const BigNumber: new (value: number | string | BigNumber) => BigNumber;
