/** How long ago something was, coarsely: `just now`, `12 min ago`, `3 h ago`, `2 d ago`. Both in ISO 8601. */
export function agoOf(then: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(then)) / 60_000);
  if (Number.isNaN(minutes)) return 'at an unknown time';
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}
