import { toTypedArray } from '../../lib/tensor/index.ts';
import { drawCurve } from './curve.ts';
import { dataSets } from './data-sets.ts';
import { byId } from './dom.ts';
import type { Frame } from './messages.ts';
import { networkOf } from './network.ts';
import { drawPicture } from './picture.ts';
import { networkKey, type State } from './state.ts';
import type { Store } from './store.ts';
import type { Trainer } from './trainer.ts';

/** The view in which the network is trained. */
export class TrainView {
  readonly #store: Store;
  readonly #trainer: Trainer;
  #told = 0;
  #points: { readonly key: string; readonly X: ArrayLike<number>; readonly labels: ArrayLike<number> } | undefined;

  constructor(store: Store, trainer: Trainer) {
    this.#store = store;
    this.#trainer = trainer;
    byId('run').addEventListener('click', () => { this.toggle(); });
    byId('one').addEventListener('click', () => { void trainer.advance(1); });
    byId('rewind').addEventListener('click', () => { this.rewind(); });
  }

  /** Starts or stops training. */
  toggle(): void {
    const trainer = this.#trainer, { state } = this.#store;
    if (state.view !== 'train') return;
    if (trainer.running) trainer.running = false;
    else if (trainer.frameOf(state)?.ended === undefined) void trainer.run(() => this.#store.state.speed);
    this.show(state);
  }

  /** Goes back to before the first step: the same initialisation, to the last bit. */
  rewind(): void {
    this.#trainer.stop();
    this.#store.move({ trained: 0 });
  }

  /** Shows a state. */
  show(state: State): void {
    const trainer = this.#trainer, frame = trainer.frameOf(state), ended = frame?.ended;
    const run = byId('run', HTMLButtonElement);
    run.textContent = trainer.running ? 'Pause' : state.trained > 0 ? 'Go on' : 'Train';
    run.disabled = ended !== undefined;
    byId('one', HTMLButtonElement).disabled = ended !== undefined || trainer.running;
    byId('rewind', HTMLButtonElement).disabled = state.trained === 0;
    if (state.view !== 'train') return;
    const { X, labels } = this.#pointsOf(state);
    drawPicture(byId('picture', HTMLCanvasElement), X, labels, dataSets[state.data].classes, frame?.seen);
    drawCurve(byId('curve', HTMLCanvasElement), trainer.losses, state.points / state.batch, state.below);
    byId('steps').textContent = String(state.trained);
    byId('loss').textContent = frame?.epochLoss === undefined ? '–' : frame.epochLoss.toPrecision(4);
    byId('accuracy').textContent = frame === undefined ? '–' : `${(100 * frame.accuracy).toFixed(1)} %`;
    byId('ended').textContent = endText(frame, state);
    byId('ended').className = ended?.why === 'not finite' ? 'alarm' : 'ended';
    this.#tell(frame, state);
  }

  /** Says now and then, to someone who does not see the picture, how far training has come. */
  #tell(frame: Frame | undefined, { trained }: State): void {
    const now = Date.now();
    if (frame === undefined || (this.#trainer.running && now - this.#told < 3000)) return;
    this.#told = now;
    byId('told').textContent = `Step ${trained}: ${(100 * frame.accuracy).toFixed(1)} % of the points are told right.`;
  }

  #pointsOf(state: State): { readonly X: ArrayLike<number>; readonly labels: ArrayLike<number> } {
    const key = networkKey(state);
    if (this.#points?.key !== key) {
      const { X, T } = networkOf(state);
      this.#points = { key, X: toTypedArray(X), labels: toTypedArray(T) };
    }
    return this.#points;
  }
}

function endText(frame: Frame | undefined, { below, most }: State): string {
  const ended = frame?.ended;
  if (ended === undefined) return '';
  if (ended.why === 'loss') return `Stopped: the mean loss of an epoch fell below ${below}.`;
  if (ended.why === 'steps') return `Stopped after ${most} steps, as asked.`;
  return `Stopped: the loss is not a number any more. It began in ${ended.where}. A smaller learning rate may help.`;
}
