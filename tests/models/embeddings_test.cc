#include "wasla/models/embeddings.h"

#include <fasttext/fasttext.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "base/test_folder.h"
#include "wasla/base/error.h"
#include "wasla/base/read_file.h"

namespace wasla::models {
namespace {

using testing::HasSubstr;

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string refusal(const std::filesystem::path& file) {
  try {
    read_embeddings(file);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kModel);
    EXPECT_EQ(error.file(), file.string());
    return error.what();
  }
  return "";
}

// A small model; kind: "sg", "sup" or "ftz".
std::filesystem::path make_model(const TestFolder& folder, const std::string& kind) {
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    const std::string n(1, static_cast<char>('a' + i % 20));
    lines += (kind == "sg" ? ""
              : i % 2      ? "__label__x "
                           : "__label__y ") +
             n + "bar " + n + "kan" + n + " بغداد kirkuk\n";
  }
  write(folder.path() / "text", lines);
  fasttext::Args args;
  args.input = (folder.path() / "text").string();
  args.model = kind == "sg" ? fasttext::model_name::sg : fasttext::model_name::sup;
  args.loss = kind == "sg" ? fasttext::loss_name::ns : fasttext::loss_name::softmax;
  args.label = "__label__";
  args.dim = 6;
  args.bucket = 300;
  args.minn = 2;
  args.maxn = 3;
  args.minCount = 1;
  args.epoch = 1;
  args.thread = 1;
  args.verbose = 0;
  fasttext::FastText model;
  model.train(args);
  if (kind == "ftz") {
    fasttext::Args quantising = args;
    quantising.qnorm = true;
    quantising.dsub = 4;
    quantising.cutoff = 290;
    model.quantize(quantising);
  }
  const std::filesystem::path file = folder.path() / (kind + (kind == "ftz" ? "" : ".bin"));
  model.saveModel(file.string());
  return file;
}

TEST(Embeddings, ModelsAnswerAsFastTextDoes) {
  for (const char* kind : {"sg", "sup", "ftz"}) {
    const TestFolder folder;
    const std::filesystem::path file = make_model(folder, kind);
    const auto vectors = read_embeddings(file);
    ASSERT_EQ(vectors->dimensions(), 6u) << kind;
    fasttext::FastText model;
    model.loadModel(file.string());
    for (const char* word : {"abar", "kirkuk", "بغداد", "kirk"}) {
      std::array<std::int8_t, 6> ours{};
      vectors->embed({"", word}, ours);
      fasttext::Vector theirs(6);
      model.getWordVector(theirs, word);
      const double length = static_cast<double>(theirs.norm());
      for (std::int64_t i = 0; i < 6; ++i) {
        const double expected = std::clamp(static_cast<double>(theirs[i]) / length * kVectorLength, -127.0, 127.0);
        EXPECT_NEAR(ours[static_cast<std::size_t>(i)], expected, 1) << kind << ' ' << word;
      }
    }
  }
}

TEST(Embeddings, EveryTruncationIsRefused) {
  for (const char* kind : {"sg", "sup", "ftz"}) {
    const TestFolder folder;
    const std::string bytes = read_file(make_model(folder, kind));
    const std::filesystem::path cut = folder.path() / "cut.bin";
    for (std::size_t length = 0; length < bytes.size(); length += length < 400 ? 1 : 97) {
      write(cut, std::string_view(bytes).substr(0, length));
      EXPECT_THAT(refusal(cut), HasSubstr(length < 8 ? "no fastText model" : "cut short")) << kind << ' ' << length;
    }
    write(cut, bytes + "x");
    EXPECT_THAT(refusal(cut), HasSubstr("behind its end")) << kind;
    // Damage in header and dictionary is refused, or harmless. (Loading "sg" takes long.)
    for (std::size_t at = 0; kind != std::string("sg") && at < 400; ++at) {
      for (const char damage : {'\xFF', '\x01', '\x40'}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ damage);
        write(cut, damaged);
        if (refusal(cut).empty()) {
          std::array<std::int8_t, 6> out{};
          const auto vectors = read_embeddings(cut);
          vectors->embed({"", "kirkuk"}, out);
        }
      }
    }
  }
}

TEST(Embeddings, ForeignAndMissingFilesAreRefused) {
  const TestFolder folder;
  const std::filesystem::path file = folder.path() / "a.bin";
  EXPECT_THAT(refusal(file), HasSubstr("cannot be read"));
  write(file, std::string(5000, 'x'));
  EXPECT_THAT(refusal(file), HasSubstr("no fastText model"));
  EXPECT_THAT(refusal(folder.path() / "a.vec"), HasSubstr("cannot be read"));
}

TEST(Embeddings, TablesAreRead) {
  const TestFolder folder;
  const std::filesystem::path file = folder.path() / "a.vec";
  write(file, "3 2\nkirkuk 3 4 \nبغداد -1 0\nnew york 0 2e-3\n");
  const auto vectors = read_embeddings(file);
  std::array<std::int8_t, 2> out{};
  vectors->embed({"", "kirkuk"}, out);
  EXPECT_EQ(out, (std::array<std::int8_t, 2>{127, 127}));
  vectors->embed({"qarbd", "بغداد"}, out);
  EXPECT_EQ(out, (std::array<std::int8_t, 2>{-127, 0}));
  vectors->embed({"kirkuk", "كركوك"}, out);
  EXPECT_EQ(out, (std::array<std::int8_t, 2>{127, 127}));
  vectors->embed({"x", "y"}, out);
  EXPECT_EQ(out, (std::array<std::int8_t, 2>{0, 0}));
}

TEST(Embeddings, TablesWithMistakesAreRefusedWithTheLine) {
  const TestFolder folder;
  const std::filesystem::path file = folder.path() / "a.vec";
  const auto expect = [&](const char* bytes, const char* message) {
    write(file, bytes);
    EXPECT_THAT(refusal(file), HasSubstr(message)) << bytes;
  };
  expect("", "a.vec:1: ");
  expect("kirkuk 1 2\n", "a.vec:1: ");
  expect("1 0\na\n", "a.vec:1: ");
  expect("2 2\na 1 2\n", "has 1 words where its first line says 2");
  expect("1 2\na 1 2\nb 1 2\n", "has 2 words where its first line says 1");
  expect("2 2\na 1 2\nb 1\n", "a.vec:3: has fewer than 2 numbers");
  expect("2 2\na 1 2 3\nb 1 2\n", "a.vec:2: has more than 2 numbers");
  expect("1 2\na 1 nan\n", "a.vec:2: has 'nan' where a number is to stand");
  expect("1 2\na inf 2\n", "a.vec:2: has 'inf'");
  expect("1 2\na 1 x2\n", "a.vec:2: has 'x2'");
}

}  // namespace
}  // namespace wasla::models
