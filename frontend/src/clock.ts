/** The time shown: set, stepped or running at a rate; whoever listens is told. */
export class Clock {
  running = false
  /** Seconds of the sky a second of the reader. */
  rate = 60
  private last = 0
  private readonly listeners: ((ms: number) => void)[] = []

  constructor(
    private now: number,
    readonly firstMs: number,
    readonly lastMs: number,
  ) {}

  get ms(): number {
    return this.now
  }

  set ms(value: number) {
    // A day on either side of the data is as far as any set may be carried.
    this.now = Math.min(Math.max(value, this.firstMs - 86_400_000), this.lastMs + 86_400_000)
    for (const each of this.listeners) each(this.now)
  }

  onChange(listener: (ms: number) => void): void {
    this.listeners.push(listener)
  }

  /** Called with each frame: `performance.now()`. */
  tick(now: number): void {
    const passed = Math.min(now - this.last, 250)
    this.last = now
    if (this.running && passed > 0) this.ms = this.now + passed * this.rate
  }
}
