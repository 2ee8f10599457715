// Verifies published files where they are: nothing of them leaves the browser. The rules are those of docs/verifying.md.
(function () {
  const box = document.querySelector('[data-verify]');
  if (!box) return;
  const input = box.querySelector('input[type="file"]');
  const expected = box.querySelector('[name="expected"]');
  const list = box.querySelector('[data-verdicts]');
  const say = function (key) {
    const values = Array.prototype.slice.call(arguments, 1);
    return box.dataset[key].replace(/\{(\d)\}/g, function (_, i) { return values[Number(i)]; });
  };

  const hex = function (bytes) {
    return Array.from(new Uint8Array(bytes), function (b) { return b.toString(16).padStart(2, '0'); }).join('');
  };
  const hashOf = async function (bytes) { return hex(await crypto.subtle.digest('SHA-256', bytes)); };
  const hashOfText = function (text) { return hashOf(new TextEncoder().encode(text)); };

  // The audit record: each entry continues the one before.
  const line = function (text) { return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n') + '\n'; };
  const moment = function (at) {
    const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(?:Z|\+00:00)$/.exec(at);
    if (!parts) throw new Error('moment');
    return parts[1] + '.' + (parts[2] || '').padEnd(7, '0') + 'Z';
  };
  const only = function (value, names) {
    const other = Object.keys(value).filter(function (name) { return !names.includes(name); });
    if (other.length > 0) throw new Error(other[0]);
  };
  const entryHash = function (entry) {
    only(entry, ['sequence', 'previousHash', 'note', 'hash']);
    const note = entry.note;
    only(note, ['at', 'actor', 'via', 'action', 'subject', 'facts', 'tally']);
    let text = line(String(entry.sequence)) + line(entry.previousHash) + line(moment(note.at))
      + line(note.actor) + line(note.via) + line(note.action) + line(note.subject);
    Object.keys(note.facts).sort().forEach(function (name) { text += line('fact') + line(name) + line(note.facts[name]); });
    Object.keys(note.tally).sort().forEach(function (name) { text += line('count') + line(name) + line(String(note.tally[name])); });
    return hashOfText(text);
  };
  const verifyChain = async function (text, head) {
    const lines = text.split('\n').filter(function (l) { return l.length > 0; });
    let before = '0'.repeat(64);
    let at = 0;
    const known = new Map();
    for (const each of lines) {
      at++;
      let entry;
      try { entry = JSON.parse(each); } catch { return { good: false, text: say('entry', at) }; }
      let hash;
      try { hash = await entryHash(entry); } catch { return { good: false, text: say('entry', at) }; }
      if (entry.sequence !== at || entry.previousHash !== before || entry.hash !== hash) return { good: false, text: say('entry', at) };
      known.set(at, hash);
      before = hash;
    }
    if (head) {
      if (!known.has(head.sequence)) return { good: false, text: say('short', at, head.sequence) };
      if (known.get(head.sequence) !== head.hash) return { good: false, text: say('head', head.sequence) };
      return { good: true, text: say('chainHead', at, head.sequence) };
    }
    return { good: null, text: say('chain', at, before) };
  };

  // Decimals as whole numbers over a power of ten, so that nothing is rounded but where the rules say so.
  const plain = function (value) {
    if (value === null || value === undefined) return null;
    const text = String(value);
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error('number');
    return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  };
  const fraction = function (value) {
    const [whole, rest = ''] = plain(value).split('.');
    return { n: BigInt(whole + rest), d: 10n ** BigInt(rest.length) };
  };
  const fourPlaces = function (n, d) {
    const scaled = n * 10000n;
    let q = scaled / d;
    const r = scaled % d;
    if (2n * r > d || (2n * r === d && q % 2n === 1n)) q++;
    return q;
  };
  const shown = function (tenThousandths) {
    const text = tenThousandths.toString().padStart(5, '0');
    return plain(text.slice(0, -4) + '.' + text.slice(-4));
  };
  const trimmed = function (values) {
    const sorted = values.slice().sort(function (a, b) { return a < b ? -1 : a > b ? 1 : 0; });
    const kept = sorted.length > 2 ? sorted.slice(1, -1) : sorted;
    const sum = kept.reduce(function (s, v) { return s + v; }, 0n);
    return fourPlaces(sum, 10000n * BigInt(kept.length));
  };
  const total = function (rubric, scores) {
    let n = 0n;
    let d = 1n;
    rubric.forEach(function (criterion) {
      const [w, s, m] = [fraction(criterion.weight), fraction(scores[criterion.id]), fraction(criterion.max)];
      const [tn, td] = [w.n * s.n * m.d, w.d * s.d * m.n];
      n = n * td + tn * d;
      d = d * td;
    });
    return fourPlaces(n, d);
  };
  const ordinal = function (a, b) { return a < b ? -1 : a > b ? 1 : 0; };
  const canonical = function (value) {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
    return '{' + Object.keys(value).sort().map(function (k) { return JSON.stringify(k) + ':' + canonical(value[k]); }).join(',') + '}';
  };
  const rank = function (inputs) {
    const rules = inputs.rules;
    const rubric = inputs.rubric.slice().sort(function (a, b) { return ordinal(a.id, b.id); });
    const sheets = new Map();
    inputs.sheets.forEach(function (sheet) {
      if (!sheets.has(sheet.application)) sheets.set(sheet.application, []);
      sheets.get(sheet.application).push(sheet.scores);
    });
    const cities = new Map(inputs.applications.map(function (a) { return [a.key, a.city === undefined ? null : a.city]; }));
    const groups = new Map(inputs.applications.map(function (a) { return [a.key, a.groups === undefined ? null : a.groups]; }));
    const place = new Map(inputs.drawOrder.map(function (key, i) { return [key, i]; }));
    const score = new Map();
    sheets.forEach(function (all, key) { score.set(key, trimmed(all.map(function (s) { return total(rubric, s); }))); });
    const criterion = function (key, id) {
      return trimmed(sheets.get(key).map(function (s) { const f = fraction(s[id]); return fourPlaces(f.n, f.d); }));
    };
    const pricing = rules.price || null;
    const minimumText = plain(rules.minimumScore);
    const bids = new Map(inputs.applications.map(function (a) {
      return [a.key, a.bid ? { lot: a.bid.lot, price: plain(a.bid.price ?? null) } : null];
    }));
    const quality = new Map(score);
    if (pricing !== null) {
      const weight = fraction(plain(pricing.weight));
      const line = minimumText === null ? null : fraction(minimumText);
      const lowest = new Map();
      const cheaper = function (x, y) { return x.n * y.d < y.n * x.d; };
      quality.forEach(function (points, key) {
        const bid = bids.get(key);
        if (bid === null || bid.price === null || (line !== null && points * line.d < line.n * 10000n)) return;
        const price = fraction(bid.price);
        if (!lowest.has(bid.lot) || cheaper(price, lowest.get(bid.lot))) lowest.set(bid.lot, price);
      });
      quality.forEach(function (points, key) {
        const bid = bids.get(key);
        let n = points * (100n * weight.d - weight.n);
        let d = 1000000n * weight.d;
        if (bid !== null && bid.price !== null && lowest.has(bid.lot)) {
          const price = fraction(bid.price);
          const least = cheaper(price, lowest.get(bid.lot)) ? price : lowest.get(bid.lot);
          n = n * weight.d * least.d * price.n + weight.n * least.n * price.d * d;
          d = d * weight.d * least.d * price.n;
        }
        score.set(key, fourPlaces(n, d));
      });
    }
    const ranked = Array.from(score.keys()).sort(function (a, b) {
      if (score.get(a) !== score.get(b)) return score.get(a) > score.get(b) ? -1 : 1;
      for (const id of rules.tieBreak) {
        const [x, y] = [criterion(a, id), criterion(b, id)];
        if (x !== y) return x > y ? -1 : 1;
      }
      return place.get(a) - place.get(b);
    });
    const minimum = plain(rules.minimumScore);
    const least = minimum === null ? null : fraction(minimum);
    const cap = rules.capPerCity === undefined ? null : rules.capPerCity;
    const threshold = rules.shape === 'Threshold';
    const within = rules.within || null;
    const counted = function (key) { return groups.get(key) === null ? [] : groups.get(key).split(' '); };
    const most = function (group) { return within.find(function (w) { return w.by === group.split('=')[0]; }).max; };
    const strata = rules.strata || null;
    const stratum = function (key) {
      return strata === null ? -1 : strata.each.findIndex(function (s) {
        return s.of.some(function (answer) { return counted(key).includes(strata.by + '=' + answer); });
      });
    };
    const reaches = function (key) { return least === null || quality.get(key) * least.d >= least.n * 10000n; };
    const lots = new Map(pricing === null ? [] : pricing.lots.map(function (l) { return [l.id, BigInt(plain(l.places))]; }));
    let money = pricing === null ? null : fraction(plain(pricing.total));
    // Strata first have their minima by rank; without the minima it says whose rank alone would do.
    const drawn = function (minima) {
      const full = strata.each.map(function () { return 0; });
      const chosen = new Set();
      const take = function (most, places) {
        ranked.filter(reaches).forEach(function (key) {
          const at = stratum(key);
          if (chosen.has(key) || chosen.size >= places || (full[at] || 0) >= most(at)) return;
          if (at >= 0) full[at]++;
          chosen.add(key);
        });
      };
      if (minima) take(function (at) { return at < 0 ? 0 : strata.each[at].min; }, Infinity);
      const kept = new Set(chosen);
      take(function (at) { return at < 0 ? Infinity : strata.each[at].max; }, rules.places);
      return { chosen: chosen, kept: kept };
    };
    const budget = rules.budget || null;
    const asked = new Map(inputs.applications.map(function (a) { return [a.key, plain(a.asked ?? null)]; }));
    // Amounts of a budget as whole numbers of ten-thousandths.
    const units = function (text) { const f = fraction(text); return f.n * 10000n / f.d; };
    let remaining = budget === null ? 0n : units(plain(budget.total));
    const share = function (key) {
      if (asked.get(key) === null) return 0n;
      const wanted = units(asked.get(key));
      const rest = budget.least === undefined || budget.least === null ? null : units(plain(budget.least));
      return wanted <= 0n ? 0n : wanted <= remaining ? wanted : rest !== null && remaining >= rest ? remaining : 0n;
    };
    const line = strata === null ? null : drawn(true);
    const free = strata === null ? null : drawn(false);
    const taken = new Map();
    const waiting = [];
    let places = line === null ? 0 : line.kept.size;
    const result = ranked.map(function (key, i) {
      const entry = { key: key, rank: i + 1, score: shown(score.get(key)), standing: 'NotSelected', reason: 'BeyondPlaces', reserve: null };
      const city = cities.get(key);
      if (!reaches(key)) {
        entry.reason = 'BelowMinimum';
      } else if (pricing !== null) {
        const bid = bids.get(key);
        const wanted = asked.get(key) === null ? 0n : units(asked.get(key)) / 10000n;
        if (bid === null || bid.price === null || wanted < 1n) {
          entry.reason = 'NothingAsked';
        } else if (lots.get(bid.lot) === 0n) {
          entry.reason = 'LotFull';
        } else {
          const price = fraction(bid.price);
          const affordable = money.n * price.d / (money.d * price.n);
          const granted = [wanted, lots.get(bid.lot), affordable].reduce(function (x, y) { return x < y ? x : y; });
          entry.reason = granted < 1n ? 'BeyondBudget' : granted === wanted ? 'WithinBudget' : 'PartOfBudget';
          if (granted >= 1n) {
            entry.standing = 'Selected';
            entry.granted = shown(granted * 10000n);
            lots.set(bid.lot, lots.get(bid.lot) - granted);
            money = { n: money.n * price.d - granted * price.n * money.d, d: money.d * price.d };
          }
        }
      } else if (budget !== null && (asked.get(key) === null || units(asked.get(key)) <= 0n)) {
        entry.reason = 'NothingAsked';
      } else if (budget !== null) {
        const cityIsFull = cap !== null && city !== null && (taken.get(' ' + city) || 0) >= cap;
        const part = share(key);
        if (part === 0n) entry.reason = 'BeyondBudget';
        else if (cityIsFull) entry.reason = 'CityCapReached';
        else if (!counted(key).every(function (group) { return (taken.get(group) || 0) < most(group); })) entry.reason = 'CapReached';
        else {
          counted(key).concat(' ' + city).forEach(function (group) { taken.set(group, (taken.get(group) || 0) + 1); });
          entry.standing = 'Selected';
          entry.reason = part === units(asked.get(key)) ? 'WithinBudget' : 'PartOfBudget';
          entry.granted = shown(part);
          remaining -= part;
        }
        if (entry.standing !== 'Selected') waiting.push(entry);
      } else if (line !== null) {
        if (line.chosen.has(key)) {
          if (!line.kept.has(key)) places++;
          entry.standing = 'Selected';
          entry.reason = free.chosen.has(key) ? 'WithinPlaces' : 'WithinMinimum';
        } else {
          entry.reason = free.chosen.has(key) ? 'PlacesKept' : places < rules.places ? 'CapReached' : 'BeyondPlaces';
          waiting.push(entry);
        }
      } else if (threshold) {
        entry.standing = 'Selected';
        entry.reason = 'ReachesThreshold';
      } else if (places < rules.places && (cap === null || city === null || (taken.get(' ' + city) || 0) < cap)
        && counted(key).every(function (group) { return (taken.get(group) || 0) < most(group); })) {
        places++;
        counted(key).concat(' ' + city).forEach(function (group) { taken.set(group, (taken.get(group) || 0) + 1); });
        entry.standing = 'Selected';
        entry.reason = 'WithinPlaces';
      } else {
        const cityIsFull = cap !== null && city !== null && (taken.get(' ' + city) || 0) >= cap;
        if (places < rules.places) entry.reason = cityIsFull ? 'CityCapReached' : 'CapReached';
        waiting.push(entry);
      }
      return entry;
    });
    waiting.slice(0, rules.reserve).forEach(function (entry, i) { entry.standing = 'Reserve'; entry.reserve = i + 1; });
    Array.from(cities.keys()).filter(function (key) { return !score.has(key); }).sort().forEach(function (key) {
      result.push({ key: key, rank: null, score: null, standing: 'NotRanked', reason: 'NoSheets', reserve: null });
    });
    if (budget !== null || pricing !== null) result.forEach(function (entry) { entry.granted = entry.granted ?? null; });
    if (pricing !== null) {
      result.forEach(function (entry) { entry.quality = quality.has(entry.key) ? shown(quality.get(entry.key)) : null; });
    }
    return canonical({
      format: strata !== null || budget !== null || pricing !== null ? 'funding/ranking/v4' : within !== null ? 'funding/ranking/v3'
        : threshold ? 'funding/ranking/v2' : 'funding/ranking/v1',
      round: inputs.roundId,
      rubric: rubric.map(function (c) { return { id: c.id, weight: plain(c.weight), max: plain(c.max), step: plain(c.step) }; }),
      rules: Object.assign(
        { places: rules.places ?? null, capPerCity: cap, reserve: rules.reserve, tieBreak: rules.tieBreak, minimumScore: minimum },
        threshold || strata !== null || budget !== null ? { shape: rules.shape } : {},
        pricing !== null ? {
          shape: 'PriceQuality',
          price: {
            weight: plain(pricing.weight), total: plain(pricing.total),
            lots: pricing.lots.map(function (l) { return { id: l.id, ceiling: plain(l.ceiling), places: l.places }; }),
          },
        } : {},
        budget !== null ? { budget: { by: budget.by, total: plain(budget.total), least: plain(budget.least ?? null) } } : {}, strata !== null ? { strata: strata } : {}, within !== null ? { within: within } : {}),
      applications: Array.from(cities.keys()).sort().map(function (key) {
        return Object.assign({ key: key, city: cities.get(key) }, within !== null || strata !== null ? { groups: groups.get(key) } : {},
          budget !== null || pricing !== null ? { asked: asked.get(key) } : {}, pricing !== null ? { bid: bids.get(key) } : {});
      }),
      sheets: inputs.sheets.slice().sort(function (a, b) { return ordinal(a.application, b.application) || ordinal(a.expert, b.expert); })
        .map(function (s) {
          const scores = {};
          Object.keys(s.scores).forEach(function (id) { scores[id] = plain(s.scores[id]); });
          return { application: s.application, expert: s.expert, scores: scores };
        }),
      draw: inputs.drawOrder,
      result: result,
    });
  };
  const sameResult = function (file, text) {
    const told = file.result.entries;
    const own = JSON.parse(text).result;
    return told.length === own.length && told.every(function (entry, i) {
      return entry.key === own[i].key && (entry.rank ?? null) === own[i].rank && entry.standing === own[i].standing
        && plain(entry.score) === own[i].score;
    });
  };
  const verifyRanking = async function (file, wanted) {
    const text = rank(file.inputs);
    const hash = await hashOfText(text);
    if (!sameResult(file, text)) return { good: false, text: say('rankingOther') };
    if (wanted) return { good: hash === wanted, text: say(hash === wanted ? 'rankingSame' : 'rankingDiffers', hash) };
    return { good: null, text: say('ranking', hash) };
  };

  const verdict = async function (file) {
    const typed = expected.value.trim().toLowerCase();
    const head = /^(\d+):([0-9a-f]{64})$/.exec(typed);
    const wanted = /^[0-9a-f]{64}$/.test(typed) ? typed : null;
    if (typed && !head && !wanted) return { good: false, text: say('form') };
    const bytes = await file.arrayBuffer();
    const text = new TextDecoder().decode(bytes);
    let parsed = null;
    try { parsed = JSON.parse(text); } catch { /* no JSON as a whole: a record by lines, or another file */ }
    if (/^\s*\{"sequence":/.test(text)) return verifyChain(text, head && { sequence: Number(head[1]), hash: head[2] });
    if (parsed && parsed.inputs && parsed.inputs.drawOrder && parsed.result) {
      try { return await verifyRanking(parsed, wanted); } catch { return { good: false, text: say('rankingOther') }; }
    }
    const hash = await hashOf(bytes);
    if (wanted) return { good: hash === wanted, text: say(hash === wanted ? 'fileSame' : 'fileDiffers', hash) };
    return { good: null, text: say('file', hash) };
  };

  const run = async function () {
    list.replaceChildren();
    for (const file of input.files) {
      const item = document.createElement('li');
      const found = await verdict(file);
      const tag = document.createElement('strong');
      tag.className = 'tag tag-' + (found.good === null ? 'neutral' : found.good ? 'good' : 'bad');
      tag.textContent = say(found.good === null ? 'neutral' : found.good ? 'good' : 'bad');
      item.dataset.good = String(found.good);
      item.append(tag, ' ', file.name, document.createElement('br'), found.text);
      list.append(item);
    }
  };
  if (!window.crypto || !crypto.subtle) {
    list.textContent = say('insecure');
    return;
  }
  input.addEventListener('change', run);
  expected.addEventListener('change', run);
})();
