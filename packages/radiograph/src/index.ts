export { type QualityFinding, qualityFindings, qualityLimits } from './check-quality.js';
export { cleanCopy } from './clean-copy.js';
export { decodeRadiograph, type Film, type Unreadable, type UnreadableReason } from './decode-radiograph.js';
export { equalise } from './equalise.js';
export {
  type Correction,
  correctionLimits,
  corrections,
  type Examination,
  examineFilm,
} from './examine-film.js';
export type { Measures } from './measure-film.js';
export { type Pixels, toGrey } from './pixels.js';
export { type Region, resample } from './resample.js';
export { type PictureType, sniffType } from './sniff-type.js';
export { channelsOf, regionOf, type TensorSpec, toTensor } from './to-tensor.js';
export type { View } from './view-network.js';
