/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tracegate/plugin.h - the plugin ABI, whole. See plugins/README.md for how to add a rule.
 *
 * A plugin is a shared library that exports one symbol, `tg_plugin`. It holds a pack of rules; a
 * rule names the node kinds it wants and is called once for each such node, in source order. A
 * plugin calls back only through `struct tg_host` and links against nothing of tracegate.
 *
 * Compatibility: members are only appended to the structs; `size` members tell what the other
 * side knows. A host loads a plugin whose `abi` lies between TG_ABI_OLDEST and TG_ABI.
 *
 * Lifetime: what a callback is handed is valid until the unit is left. Texts passed to the host
 * are copied. A rule cannot fail: it reports or it is silent. Rules keep no state between units
 * except through `alloc`; units are analysed in separate processes, in any order.
 */
#ifndef TRACEGATE_PLUGIN_H
#define TRACEGATE_PLUGIN_H

#include "tracegate/flow.h"
#include "tracegate/ir.h"

#ifdef __cplusplus
extern "C" {
#endif

#define TG_ABI 1u
#define TG_ABI_OLDEST 1u

#if defined(_WIN32)
#define TG_EXPORT __declspec(dllexport)
#else
#define TG_EXPORT __attribute__((visibility("default")))
#endif

struct tg_host;
struct tg_rule;

/* One run of one rule over one unit. */
struct tg_pass {
	const struct tg_host *host;
	const struct tg_ir *ir;
	const struct tg_rule *rule;
	void *state;  /* the rule's own, NULL at first; memory from `alloc` */
	void *engine; /* the host's own */
};

/* How far a role of a function's parameter reaches; see rules/models/. */
enum tg_role {
	TG_ROLE_NONE = 0,
	TG_ROLE_PASSWORD,   /* a password or passphrase goes in here */
	TG_ROLE_KEY,        /* key material goes in here */
	TG_ROLE_COMMAND,    /* text that a shell or loader interprets */
	TG_ROLE_FORMAT,     /* a printf- or scanf-like format */
	TG_ROLE_SECRET_OUT, /* the function writes a secret there */
	TG_ROLE_MUST_CHECK, /* of the result: ignoring it is a flaw */
	TG_ROLE_SOURCE,     /* attacker-controlled data comes out */
	TG_ROLE_SINK_PATH,  /* a file name */
	TG_ROLE_IV,         /* an initialisation vector or nonce */
	TG_ROLE_ALLOC,      /* of the result: new memory or resource */
	TG_ROLE_RELEASE,    /* releases what is passed */
	TG_ROLE_RANDOM_OUT, /* cryptographically strong random bytes are written there */
};

/* The parameter number that stands for the result. */
#define TG_RESULT (-1)

/* What the host does for a rule. Append only. */
struct tg_host {
	uint32_t size; /* sizeof(struct tg_host) of the host */

	/* Records a finding of the pass's rule at `at`. */
	void (*report)(struct tg_pass *pass, tg_node at, const char *fmt, ...)
		__attribute__((format(printf, 3, 4)));

	/* Adds a step (a related place) to the finding reported last in this pass. */
	void (*step)(struct tg_pass *pass, tg_node at, const char *fmt, ...)
		__attribute__((format(printf, 3, 4)));

	/* Adds an edit to the finding reported last: replaces the bytes of `at` by `text`. */
	void (*fix)(struct tg_pass *pass, tg_node at, const char *text);

	/* Zeroed memory that lives as long as the unit. Never returns NULL. */
	void *(*alloc)(struct tg_pass *pass, size_t size);

	/* The configured value of the rule's option, or `fallback`. */
	const char *(*option)(struct tg_pass *pass, const char *key, const char *fallback);

	/* True when parameter `param` (from 0, or TG_RESULT) of `function` has `role`. */
	bool (*has_role)(struct tg_pass *pass, const char *function, int param, enum tg_role role);

	/* True when `word` is in the word list `list` of rules/models/words.yaml (ASCII case
	 * ignored; lists such as "secret-names", "placeholders", "default-credentials"). */
	bool (*in_list)(struct tg_pass *pass, const char *list, const char *word);

	/* True when a word of `list` stands in the identifier `name`, split at case changes and
	 * underscores: "userPassword" and "user_password" hold the word "password". */
	bool (*name_has)(struct tg_pass *pass, const char *list, const char *name);

	/* As report(), for a range of bytes of a file in the repository. */
	void (*report_at)(struct tg_pass *pass, uint32_t file, uint32_t offset, uint32_t end_offset,
			  const char *fmt, ...) __attribute__((format(printf, 5, 6)));

	/* True when argument `param` (from 0, or TG_RESULT) of this CALL has `role`. Unlike
	 * has_role(), which asks about the function alone and knows only roles without conditions,
	 * it takes the call's other arguments into account: the value of curl_easy_setopt() is a
	 * password or not, as the option says. */
	bool (*call_has_role)(struct tg_pass *pass, tg_node call, int param, enum tg_role role);

	/* What the flow engine knows; for the callback tg_rule.flow alone. See tracegate/flow.h. */
	const struct tg_flow_api *flow;

	/* True when a node lies in code that tries itself out (list "self-test-names": self tests,
	 * fuzz targets, benchmarks), by the function's name, by its only callers or by the name of
	 * the file: what it feeds an algorithm with, and which one it takes, protects nothing. */
	bool (*in_self_test)(struct tg_pass *pass, tg_node node);

	/* Takes the finding reported last in this pass back where another file of the program calls
	 * `function`: what holds of one that nobody is seen to call. */
	void (*unless_called)(struct tg_pass *pass, tg_decl function);
};

/* One check. Its texts, severity and mappings stand on its card, rules/<id>.md. */
struct tg_rule {
	const char *id;       /* "pack/stem" */
	const uint8_t *kinds; /* node kinds that visit() wants, ends with 0; or NULL */
	void (*visit)(struct tg_pass *pass, tg_node node);
	void (*function)(struct tg_pass *pass, tg_node function); /* once per definition; or NULL */
	void (*unit)(struct tg_pass *pass); /* once, after the walk; or NULL */
	uint32_t events;                    /* a set of enum tg_flow_event_kind */
	void (*flow)(struct tg_pass *pass, const struct tg_flow_event *event); /* for `events` */
};

/* What `tg_plugin` is. */
struct tg_plugin {
	uint32_t abi;                       /* TG_ABI at build time */
	uint32_t ir_abi;                    /* TG_IR_ABI at build time */
	const char *name;                   /* the pack; also its folder */
	const struct tg_rule *const *rules; /* ends with NULL */
};

/* Kinds a rule wants, in place: .kinds = TG_KINDS(TG_IR_CALL) */
#define TG_KINDS(...) ((const uint8_t[]){__VA_ARGS__, 0})

/* Define `tg_plugin` from a list of rules; see any plugins/<pack>/pack.c. */
#define TG_DECLARE_RULE(stem) extern const struct tg_rule tg_rule_##stem;
#define TG_LIST_RULE(stem) &tg_rule_##stem,
#define TG_PLUGIN(title, RULES)                                                            \
	RULES(TG_DECLARE_RULE)                                                             \
	static const struct tg_rule *const tg_plugin_rules[] = {RULES(TG_LIST_RULE) NULL}; \
	TG_EXPORT extern const struct tg_plugin tg_plugin;                                 \
	const struct tg_plugin tg_plugin = {TG_ABI, TG_IR_ABI, title, tg_plugin_rules}

#ifdef __cplusplus
}
#endif

#endif
