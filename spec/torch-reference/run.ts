// `npm run torch-reference -- DIR`: holds the layers, losses and optimizers against cases that PyTorch computed, those
// of this folder unless another is given. Ends non-zero where one fails.
import { runFolder } from './folder.ts';

const [folder = 'spec/torch-reference'] = process.argv.slice(2);
const { failed } = runFolder(folder, line => { process.stdout.write(`${line}\n`); });
if (failed > 0) process.exitCode = 1;
