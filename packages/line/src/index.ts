export { type Conclusion, createLine, type Line, type LineOptions, type Reduce } from './create-line.js';
export { createPictureLinks, type PictureLinks, type PictureLinksOptions } from './picture-links.js';
