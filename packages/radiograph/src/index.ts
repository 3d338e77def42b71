export { checkQuality, type QualityFinding, qualityFindings, qualityLimits } from './check-quality.js';
export { cleanCopy } from './clean-copy.js';
export { decodeRadiograph, type Film, type Unreadable, type UnreadableReason } from './decode-radiograph.js';
export { equalise } from './equalise.js';
export { type Measures, measureFilm } from './measure-film.js';
export { type Pixels, toGrey } from './pixels.js';
export { type Region, resample } from './resample.js';
export { type PictureType, sniffType } from './sniff-type.js';
export { channelsOf, regionOf, type TensorSpec, toTensor } from './to-tensor.js';
