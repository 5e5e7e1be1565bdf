// Runs in a worker of the page's: trainings, which would make the page jerk, and code of the reader's, which might not
// come to an end.
import { scopes } from 'stepper:scopes';
import { reportHtml } from '../../lib/gradcheck/report-html.ts';
import { brokenLaws, problemsOf } from '../../lib/gradcheck/report-words.ts';
import * as operations from '../../lib/tensor/index.ts';
import { checkEdited } from './edited.ts';
import { refined } from './field.ts';
import { type Checked, type Frame, type Question, REACH } from './messages.ts';
import { networkOf, passSeed, samplesOf } from './network.ts';
import { Session } from './session.ts';
import { withValues } from './values.ts';

let session: Session | undefined, shown = 0;

/** At how many places from side to side the network is asked what it sees, and how many pixels that becomes. */
const PLACES = 72, PIXELS = 240;

function frame(id: number): Frame {
  const { steps, epochs, ended } = session!, losses = session!.losses(shown);
  shown = steps;
  return {
    id, steps, losses, epochLoss: epochs.at(-1)?.loss, accuracy: session!.accuracy(), ended,
    seen: refined(session!.field(PLACES, REACH), session!.network.classes, PIXELS), values: session!.values(),
  };
}

function check({ id, state, values, layer: place, code }: Question & { readonly ask: 'check' }): Checked {
  try {
    const network = networkOf(state), { X } = samplesOf(network, state), model = withValues(network.model, values);
    const layer = model.layers[place]!;
    const steps = [...model.steps(X, { training: true, seed: passSeed(state) })];
    const input = place === 0 ? X : steps[place - 1]!.Y;
    const report = checkEdited(layer, input, code, { ...operations, ...scopes[network.kinds[place]!] });
    const problems = [...brokenLaws(report), ...problemsOf(report)];
    return { id, verdict: report.verdict, problems, text: String(report), html: reportHtml(report) };
  } catch (error) {
    return { id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function answer(question: Question): Frame | Checked {
  if (question.ask === 'check') return check(question);
  if (question.ask === 'begin') {
    session = new Session(question.state);
    shown = 0;
  }
  session!.advance(question.steps);
  return frame(question.id);
}

addEventListener('message', ({ data }: MessageEvent<Question>) => { postMessage(answer(data)); });
