export {
  type Conclusion,
  createLine,
  type Line,
  type LineOptions,
  type OperatorAct,
  type Reduce,
} from './create-line.js';
export { createReduce, type ReduceOptions } from './create-reduce.js';
export { createPictureLinks, type PictureLinks, type PictureLinksOptions } from './picture-links.js';
export { createWaitEstimate, type EstimateWait, type WaitEstimateOptions } from './wait-estimate.js';
