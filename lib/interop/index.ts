export { load, save } from './checkpoint.ts';
export { loadFile, saveFile } from './files.ts';
