/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/binary.h"

#include <fcntl.h>
#include <gelf.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"

static const struct {
	const char *name, *remedy;
} protections[TG_PROTECTIONS] = {
	[TG_PROTECTION_PIE] = {"pie", "compile with -fPIE and link with -pie"},
	[TG_PROTECTION_RELRO] = {"relro", "link with -Wl,-z,relro,-z,now"},
	[TG_PROTECTION_NX] = {"nx-stack", "link with -Wl,-z,noexecstack"},
	[TG_PROTECTION_WX] = {"no-writable-code", "find the section that is both, and take it out"},
	[TG_PROTECTION_STACK] = {"stack-protector", "compile with -fstack-protector-strong"},
	[TG_PROTECTION_FORTIFY] = {"fortify", "compile with -O2 -D_FORTIFY_SOURCE=2"},
	[TG_PROTECTION_CFI] = {"cfi",
			       "compile with -fcf-protection or -mbranch-protection=standard"},
	[TG_PROTECTION_NO_RPATH] = {"no-rpath", "link without -Wl,-rpath"},
	[TG_PROTECTION_NO_DEBUG] = {"no-debug-info", "strip the file that is delivered"},
};

const char *tg_protection_name(enum tg_protection protection)
{
	return protections[protection].name;
}

const char *tg_protection_remedy(enum tg_protection protection)
{
	return protections[protection].remedy;
}

const char *tg_protected_name(enum tg_protected state)
{
	static const char *const names[] = {"no", "partly", "yes", "unknown"};

	return names[state];
}

/* What was seen on the way through the file. */
struct seen {
	bool interpreter, relro, stack_header, executable_stack, writable_code;
	bool now, pie_flag, rpath, canary, checked, unchecked, clang_cfi, debug, symbols;
	uint32_t feature; /* bits of the property note */
};

/* False when the file ends before its headers do. */
static bool read_segments(Elf *elf, struct seen *seen)
{
	size_t count = 0, i;
	GElf_Phdr header;

	if (elf_getphdrnum(elf, &count) != 0)
		return false;
	for (i = 0; i < count && gelf_getphdr(elf, (int)i, &header); i++) {
		seen->interpreter = seen->interpreter || header.p_type == PT_INTERP;
		seen->relro = seen->relro || header.p_type == PT_GNU_RELRO;
		if (header.p_type == PT_GNU_STACK) {
			seen->stack_header = true;
			seen->executable_stack = header.p_flags & PF_X;
		}
		if (header.p_type == PT_LOAD && (header.p_flags & PF_W) && (header.p_flags & PF_X))
			seen->writable_code = true;
	}
	return count > 0 && i == count;
}

static void read_dynamic(Elf_Data *data, size_t count, struct seen *seen)
{
	GElf_Dyn entry;
	size_t i;

	for (i = 0; i < count && gelf_getdyn(data, (int)i, &entry); i++) {
		if (entry.d_tag == DT_BIND_NOW ||
		    (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_BIND_NOW)))
			seen->now = true;
		if (entry.d_tag == DT_FLAGS_1) {
			seen->now = seen->now || (entry.d_un.d_val & DF_1_NOW);
			seen->pie_flag = entry.d_un.d_val & DF_1_PIE;
		}
		if (entry.d_tag == DT_RPATH || entry.d_tag == DT_RUNPATH)
			seen->rpath = true;
	}
}

/* Functions that have a checked variant; one of them without it counts as not fortified. */
static bool has_checked_variant(const char *name)
{
	static const char *const names[] = {
		"memcpy",  "memmove",  "memset",   "strcpy", "strcat",   "strncpy",  "strncat",
		"sprintf", "snprintf", "vsprintf", "printf", "fprintf",  "vfprintf", "vsnprintf",
		"read",    "recv",     "fgets",    "gets",   "realpath", "syslog"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static void read_symbols(Elf *elf, const GElf_Shdr *header, Elf_Data *data, struct seen *seen)
{
	size_t count = header->sh_entsize ? header->sh_size / header->sh_entsize : 0, i;
	GElf_Sym symbol;

	for (i = 0; i < count && gelf_getsym(data, (int)i, &symbol); i++) {
		const char *name = elf_strptr(elf, header->sh_link, symbol.st_name);
		struct tg_str text = tg_str(name);

		if (!name)
			continue;
		seen->symbols = true;
		seen->canary = seen->canary || strcmp(name, "__stack_chk_fail") == 0 ||
			       strcmp(name, "__stack_chk_guard") == 0;
		seen->clang_cfi = seen->clang_cfi || tg_str_starts(text, "__cfi_");
		if (symbol.st_shndx != SHN_UNDEF)
			continue;
		if (tg_str_starts(text, "__") && tg_str_ends(text, "_chk"))
			seen->checked = true;
		else if (has_checked_variant(name))
			seen->unchecked = true;
	}
}

/* .note.gnu.property: type, size, value; padded to the size of an address. */
static void read_property(const unsigned char *at, size_t size, size_t align, bool little,
			  struct seen *seen)
{
	while (size >= 8) {
		uint32_t word[3] = {0};
		size_t i, step;

		for (i = 0; i < 12 && i < size; i++)
			word[i / 4] |= (uint32_t)at[i] << 8 * (little ? i % 4 : 3 - i % 4);
		if ((word[0] == 0xc0000002 || word[0] == 0xc0000000) && word[1] >= 4 && size >= 12)
			seen->feature |= word[2];
		step = 8 + (((size_t)word[1] + align - 1) & ~(align - 1));
		if (step > size || step < 8)
			return;
		at += step;
		size -= step;
	}
}

static void read_notes(Elf *elf, Elf_Data *data, struct seen *seen)
{
	const char *ident = elf_getident(elf, NULL);
	size_t at = 0, name, content, next;
	GElf_Nhdr note;

	while (ident && data && (next = gelf_getnote(data, at, &note, &name, &content)) > at) {
		if (note.n_type == 5 && note.n_namesz == 4 &&
		    content + note.n_descsz <= data->d_size)
			read_property((const unsigned char *)data->d_buf + content, note.n_descsz,
				      ident[EI_CLASS] == ELFCLASS64 ? 8 : 4,
				      ident[EI_DATA] == ELFDATA2LSB, seen);
		at = next;
	}
}

static bool read_sections(Elf *elf, struct seen *seen)
{
	Elf_Scn *section = NULL;
	size_t names = 0;

	if (elf_getshdrstrndx(elf, &names) != 0)
		return false;
	while ((section = elf_nextscn(elf, section))) {
		GElf_Shdr header;
		Elf_Data *data;
		const char *name;

		if (!gelf_getshdr(section, &header))
			continue;
		name = elf_strptr(elf, names, header.sh_name);
		seen->debug = seen->debug || (name && strcmp(name, ".debug_info") == 0);
		if (header.sh_type != SHT_DYNAMIC && header.sh_type != SHT_DYNSYM &&
		    header.sh_type != SHT_SYMTAB && header.sh_type != SHT_NOTE)
			continue;
		data = elf_getdata(section, NULL);
		if (!data)
			continue;
		if (header.sh_type == SHT_DYNAMIC && header.sh_entsize)
			read_dynamic(data, header.sh_size / header.sh_entsize, seen);
		else if (header.sh_type == SHT_NOTE)
			read_notes(elf, data, seen);
		else if (header.sh_type != SHT_DYNAMIC)
			read_symbols(elf, &header, data, seen);
	}
	return true;
}

static enum tg_protected yes(bool flag)
{
	return flag ? TG_PROTECTED_YES : TG_PROTECTED_NO;
}

static void judge(const struct seen *seen, bool shared, struct tg_binary *ret)
{
	bool library = shared && !seen->interpreter && !seen->pie_flag;

	ret->has[TG_PROTECTION_PIE] = yes(shared);
	ret->has[TG_PROTECTION_RELRO] = !seen->relro ? TG_PROTECTED_NO
					: seen->now  ? TG_PROTECTED_YES
						     : TG_PROTECTED_PARTLY;
	/* Without the header an old kernel makes the stack executable. */
	ret->has[TG_PROTECTION_NX] = yes(seen->stack_header ? !seen->executable_stack : library);
	ret->has[TG_PROTECTION_WX] = yes(!seen->writable_code);
	ret->has[TG_PROTECTION_STACK] = seen->canary    ? TG_PROTECTED_YES
					: seen->symbols ? TG_PROTECTED_NO
							: TG_PROTECTED_UNKNOWN;
	ret->has[TG_PROTECTION_FORTIFY] = seen->checked     ? TG_PROTECTED_YES
					  : seen->unchecked ? TG_PROTECTED_NO
							    : TG_PROTECTED_UNKNOWN;
	ret->has[TG_PROTECTION_CFI] = (seen->feature & 3) == 3 || seen->clang_cfi ? TG_PROTECTED_YES
				      : seen->feature & 3 ? TG_PROTECTED_PARTLY
							  : TG_PROTECTED_NO;
	ret->has[TG_PROTECTION_NO_RPATH] = yes(!seen->rpath);
	ret->has[TG_PROTECTION_NO_DEBUG] = yes(!seen->debug);
}

static bool read_elf(Elf *elf, const char *path, struct tg_binary *ret, struct tg_err *err)
{
	struct seen seen = {0};
	GElf_Ehdr header;

	if (!elf || elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &header))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is no ELF file, or is damaged", path);
	if (header.e_type != ET_EXEC && header.e_type != ET_DYN)
		return tg_fail(err, TG_ERR_INPUT,
			       "'%s' is not linked; name a program or a shared library", path);
	if (!read_segments(elf, &seen) || (header.e_shoff && !read_sections(elf, &seen)))
		return tg_fail(err, TG_ERR_INPUT, "'%s' ends before its headers say, or is damaged",
			       path);
	judge(&seen, header.e_type == ET_DYN, ret);
	return true;
}

bool tg_binary_read(const char *path, struct tg_binary *ret, struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat status;
	Elf *elf;
	bool ok;

	*ret = (struct tg_binary){{0}};
	if (fd < 0 || fstat(fd, &status) != 0)
		return tg_fail_errno(err, "cannot open '%s'", path);
	if (!S_ISREG(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is no regular file", path);
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	ok = read_elf(elf, path, ret, err);
	elf_end(elf);
	return ok;
}
