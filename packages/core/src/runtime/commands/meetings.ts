/** Who met whom, directly or through others (a union-find over places). */
export class Meetings {
  readonly #parent: number[];
  readonly #first = new Map<string, number>();

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, n) => n);
  }

  meet(commit: number, place: string): void {
    const other = this.#first.get(place);
    if (other === undefined) this.#first.set(place, commit);
    else this.#parent[this.#root(commit)] = this.#root(other);
  }

  groups(): { members: number[]; places: Set<string> }[] {
    const groups = new Map<number, { members: number[]; places: Set<string> }>();
    for (const commit of this.#parent.keys()) {
      const root = this.#root(commit);
      const group = groups.get(root) ?? { members: [], places: new Set() };
      group.members.push(commit);
      groups.set(root, group);
    }
    for (const [place, commit] of this.#first) groups.get(this.#root(commit))!.places.add(place);
    return [...groups.values()];
  }

  #root(commit: number): number {
    let root = commit;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    return root;
  }
}
