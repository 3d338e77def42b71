import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { type BadPicture, picturesOf } from './bad-picture.js';

const { light } = picturesOf('wrong type');

/** What a file of another type starts with. */
const openings: Readonly<Record<string, string>> = {
  PDF: '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF',
  PostScript: '%!PS-Adobe-3.0\n(/etc/passwd) (r) file',
  ZIP: 'PK\x03\x04\x14\0\0\0\0\0',
  RAR: 'Rar!\x1a\x07\x01\0',
  '7z': "7z\xbc\xaf'\x1c",
  ELF: '\x7fELF\x02\x01\x01\0',
  'Windows program': 'MZ\x90\0\x03\0\0\0',
  'shell script': '#!/bin/sh\necho covid\n',
  HTML: '<!doctype html><script>alert(1)</script>',
  XML: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  JSON: '{"__proto__":{"polluted":true}}',
  CSV: '=cmd|"/c calc"!A0,1\r\n',
  BMP: 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0',
  ICO: '\0\0\x01\0\x01\0\x10\x10\0\0',
  PSD: '8BPS\0\x01\0\0\0\0\0\0',
  'DICOM, without its preamble': 'DICM\x02\0\0\0UL',
  DICOM: `${'\0'.repeat(128)}DICM\x02\0\0\0UL`,
  NIfTI: '\x5c\x01\0\0',
  'JPEG 2000': '\0\0\0\x0cjP  \r\n\x87\n',
  'JPEG XL': '\xff\x0a\xfa\x1f\x01',
  'JPEG XL, boxed': '\0\0\0\x0cJXL \r\n\x87\n',
  HEIC: '\0\0\0\x18ftypheic\0\0\0\0heicmif1',
  AVIF: '\0\0\0\x1cftypavif\0\0\0\0avifmif1',
  MP4: '\0\0\0\x20ftypisom\0\0\x02\0isomiso2',
  Matroska: '\x1aE\xdf\xa3\x9fB\x86\x81',
  Ogg: 'OggS\0\x02',
  MP3: 'ID3\x04\0\0\0\0\0',
  WAV: 'RIFF\x24\0\0\0WAVEfmt ',
  AVI: 'RIFF\x24\0\0\0AVI LIST',
  OpenEXR: 'v/1\x01\x02\0\0\0',
  Radiance: '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n',
  MATLAB: 'MATLAB 5.0 MAT-file',
  FITS: 'SIMPLE  =                    T',
  PPM: 'P6\n99999 99999\n255\n',
  libvips: '\xb6\xa6\xf2\x08\xff\xff\xff\x7f\xff\xff\xff\x7f',
  SQLite: 'SQLite format 3\0',
  'Java class': '\xca\xfe\xba\xbe\0\0\0\x34',
  vCard: 'BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n',
};

/** Files of other types, whatever they are called or declared to be. */
export function wrongType(film: Uint8Array): BadPicture[] {
  return [
    ...Object.entries(openings).map(([type, opening]) =>
      light(type, 'unsupported_type', () =>
        Buffer.concat([Buffer.from(opening, 'latin1'), Buffer.alloc(200)]),
      ),
    ),
    light('a whole GIF of the film', 'unsupported_type', () => sharp(film).gif().toBuffer()),
    light('a whole TIFF of the film', 'unsupported_type', () => sharp(film).tiff().toBuffer()),
    light('a whole AVIF of the film', 'unsupported_type', () => sharp(film).avif({ effort: 0 }).toBuffer()),
    light('a JPEG of the film in gzip', 'unsupported_type', async () =>
      gzipSync(await sharp(film).jpeg().toBuffer()),
    ),
    light('a JPEG of the film in base64', 'unsupported_type', async () =>
      Buffer.from((await sharp(film).jpeg().toBuffer()).toString('base64')),
    ),
    light('a JPEG of the film after a line break', 'unsupported_type', async () =>
      Buffer.concat([Buffer.from('\r\n'), await sharp(film).jpeg().toBuffer()]),
    ),
  ];
}
