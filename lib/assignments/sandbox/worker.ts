// The thread that judges submissions: see judge-thread.ts.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { findAssignment } from '../find.ts';
import { remoteAttempt } from '../judge/attempt.ts';
import { judge, type JudgeOptions } from '../judge/judge.ts';
import { Remote } from './remote-layer.ts';

/** What the thread is given when it starts. */
export interface WorkerStart {
  /** An assignment's id, or the path of a teacher's file. */
  readonly assignment: string;
  /** For questions and answers, lines of JSON. */
  readonly port: MessagePort;
  /** One number: how many answers there have been. */
  readonly answered: Int32Array;
}

const { assignment: name, port, answered } = workerData as WorkerStart;
const assignment = await findAssignment(name);

parentPort!.on('message', (options: JudgeOptions) => {
  const remote = new Remote(request => {
    const before = Atomics.load(answered, 0);
    port.postMessage(JSON.stringify(request));
    Atomics.wait(answered, 0, before);
    return parsed((receiveMessageOnPort(port) as { message: string }).message);
  });
  parentPort!.postMessage(judge(assignment, remoteAttempt(remote), options));
});
parentPort!.postMessage('ready');

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return { error: 'its answer is not readable' };
  }
}
