import { h } from './dom.ts';
import type { Pass } from './pass.ts';
import { isForwardDone, type Stage, stepsDone } from './stages.ts';

/** A layer by its place and name: `0 · Linear(2 → 6)`; the loss by its name alone. */
export function titleOf(pass: Pass, layer: number): string {
  const { name } = pass[layer]!;
  return layer === pass.length - 1 ? name : `${layer} · ${name}`;
}

/**
 * The network as a row of buttons from the input to the loss: how far forward and backward have come, and where we are.
 * @param broken the layer in which there is first a number that is none
 * @param go called with the stage that a layer's button leads to
 */
export function networkView(pass: Pass, stages: readonly Stage[], at: number, broken: number | undefined,
  go: (at: number) => void): readonly HTMLElement[] {
  const stage = stages[at]!, current = 'layer' in stage ? stage.layer : undefined;
  return pass.map((_, layer) => {
    const forward = isForwardDone(stage, layer), done = stepsDone(stages, at, layer);
    const total = stages.filter(other => other.kind === 'backward' && other.layer === layer).length;
    const goingBack = stage.kind === 'backward' || stage.kind === 'end';
    const words = [
      layer === broken ? 'here NaN began' : '', forward ? 'forward done' : 'forward to do',
      done === 0 ? 'backward to do' : `backward ${done} of ${total}`,
    ].filter(word => word !== '').join(', ');
    const button = h('button', {
      'type': 'button', 'class': layer === broken ? 'part broken' : 'part', 'data-key': `part.${layer}`,
      'aria-current': layer === current ? 'step' : undefined,
    }, h('span', { class: 'name' }, titleOf(pass, layer)), h('span', { class: 'hidden' }, `: ${words}`),
    h('span', { 'class': 'progress', 'aria-hidden': 'true' }, h('span', {}, forward ? '→ ●' : '→ ○'),
      h('span', {}, done === 0 ? '← ○' : done < total ? `← ${done}/${total}` : '← ●')));
    button.addEventListener('click', () => {
      const wanted = goingBack ? 'backward' : 'forward';
      go(stages.findIndex(other => other.kind === wanted && other.layer === layer));
    });
    return h('li', {}, button);
  });
}
