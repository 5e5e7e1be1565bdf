export { type PlotAxis, type PlotCurve, type PlotNumbers, type PlotOptions } from './options.ts';
export { Picture, picture, type PictureOptions } from './picture.ts';
export { Figure, plot } from './plot.ts';
