/** Line icons on a 24-point grid; stroke and size come from the class `i`. */
export const ICONS = {
  dot: '<circle cx="12" cy="12" r="3.5"/>',
  eyeOff: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><path d="M4 20L20 4"/>',
  trash: '<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"/>',
  filter: '<path d="M4 6h16l-6 7v6l-4-2v-4z"/>',
  alert: '<path d="M12 4l9 16H3zM12 10v4.5M12 17.2v.1"/>',
  big: '<path d="M3 19L8 6l5 13M4.8 15h6.4M15 19l3-8 3 8M16 16.5h4"/>',
  building: '<path d="M4 21V8l8-4 8 4v13M9 21v-5h6v5M9 11h.1M15 11h.1M12 11h.1"/>',
  chart: '<path d="M4 20h16M7 20v-7M12 20V5M17 20v-10"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  cloud: '<path d="M7 18a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 10a4 4 0 0 1 0 8zM12 9v4M12 15.4v.1"/>',
  copy: '<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>',
  d: '<path d="M5 9l7 7 7-7"/>',
  devices:
    '<rect x="3" y="4" width="13" height="10" rx="1"/><path d="M3 18h10"/>' +
    '<rect x="15" y="10" width="6" height="10" rx="1"/>',
  doc: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
  down: '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
  edit: '<path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
  history: '<path d="M4 5v4h4M4.5 9a8 8 0 1 1-.5 4M12 8v4l3 2"/>',
  home: '<path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.1"/>',
  key: '<circle cx="8" cy="15" r="4.5"/><path d="M11.2 11.8L20 3M16 7l3 3"/>',
  l: '<path d="M15 5l-7 7 7 7"/>',
  link: '<path d="M10 14l4-4M9 7l2-2a4 4 0 0 1 6 6l-2 2M15 17l-2 2a4 4 0 0 1-6-6l2-2"/>',
  lock: '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
  mega: '<path d="M4 10v4h3l8 4V6l-8 4zM18.5 9a4 4 0 0 1 0 6M8 14l1 6h2"/>',
  out: '<path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  r: '<path d="M9 5l7 7-7 7"/>',
  save: '<path d="M7 18a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 10a4 4 0 0 1 0 8zM9.5 13l2 2 3.5-4"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  sum: '<path d="M17 5H6l6 7-6 7h11"/>',
  tick: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  u: '<path d="M5 15l7-7 7 7"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10H9"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"/>',
  users:
    '<circle cx="9" cy="8" r="3.5"/>' +
    '<path d="M3 20c0-4 3-6 6-6s6 2 6 6M16 4.6a3.5 3.5 0 0 1 0 6.8M18 14.5c2 .8 3 2.6 3 5.5"/>',
  x: '<path d="M6 6l12 12M18 6L6 18"/>',
  bell: '<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4"/>',
  door: '<path d="M6 21V3h12v18M3 21h18M14 12h.5"/>',
  hand: '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  shield: '<path d="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4"/>',
  coins:
    '<ellipse cx="12" cy="6.5" rx="7" ry="3"/>' +
    '<path d="M5 6.5v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5M5 11.5v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5"/>',
  check: '<path d="M8 4h8v3H8zM8 5.5H5.5V21h13V5.5H16M9 14l2 2 4-4"/>',
} as const;

export type IconName = keyof typeof ICONS;
