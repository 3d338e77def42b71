const paths = {
  back: 'M15 5l-7 7 7 7',
  clip: 'M20 11.500l-8.200 8.200a5 5 0 0 1-7.100-7.100l8.500-8.500a3.400 3.400 0 0 1 4.800 4.800l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400l7.800-7.800',
  film: 'M4 4h16v16H4zM8 4v16M16 4v16M4 9h4M4 15h4M16 9h4M16 15h4',
  send: 'M4 12l16-8-5 16-3.500-6.500z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  traffic: 'M4 8h14l-4-4M20 16H6l4 4',
  down: 'M6 9l6 6 6-6',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  document: 'M6 3h8l5 5v13H6zM14 3v5h5',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.010M4.500 12h.010M4.500 18h.010',
  reply: 'M10 8V4L3 11l7 7v-4c5 0 8 1.500 10 5-0.500-6-3.500-10.500-10-11z',
  pin: 'M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  again: 'M20 11a8 8 0 1 0-2.300 6.600M20 5v6h-6',
} as const;

/** A drawing beside or instead of a word; the word itself stands in the label of what holds it. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
